import { may, type Permission, type Person } from '@ficus/contracts';
import type { Feature } from './features.ts';

/** A request that a remote will make first at some of its addresses. It must equal it, else both are made. */
export interface FirstData {
  /** Path below the feature's own: `/people/:id`, where `:id` stands for one segment; `*` stands for every path. */
  readonly at: string;
  /** What is fetched. `:name` is the segment of that name in `at`, `:tenantId` the person's tenant. */
  readonly url: string;
  /** Parameters that go along where the page's own address has them, in this order. Default: none. */
  readonly query?: readonly string[];
  /** Not asked for those who may not. Default: for everybody. */
  readonly permission?: Permission;
  /** Not asked for those who may: another entry is theirs. Default: nobody is left out. */
  readonly unless?: Permission;
}

/** Addresses of the data that a feature's remote will ask for first at this address of the page. */
export function firstData(
  feature: Feature,
  address: { readonly pathname: string; readonly search: string },
  person: Pick<Person, 'tenantId' | 'permissions'>,
): string[] {
  const below = address.pathname.slice(feature.path.length).replace(/\/$/, '') || '/';
  return (feature.firstData ?? []).flatMap(({ at, url, query = [], permission, unless }) => {
    if (permission && !may(person, permission)) return [];
    if (unless && may(person, unless)) return [];
    const segments = at === '*' ? {} : segmentsOf(at, below);
    if (!segments) return [];
    const values: Record<string, string> = { tenantId: encodeURIComponent(person.tenantId), ...segments };
    const path = url.replace(/:(\w+)/g, (_whole, name: string) => values[name] ?? '');
    return [path + queryFrom(address.search, query)];
  });
}

/** The named segments of a path of this pattern, as they stand in the address; undefined for another path. */
function segmentsOf(pattern: string, path: string): Record<string, string> | undefined {
  const expression = pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${expression}$`).exec(path);
  return found ? { ...found.groups } : undefined;
}

function queryFrom(search: string, names: readonly string[]): string {
  const there = new URLSearchParams(search);
  const wanted = new URLSearchParams();
  for (const name of names) {
    const value = there.get(name);
    if (value) wanted.set(name, value);
  }
  return wanted.size > 0 ? `?${wanted}` : '';
}
