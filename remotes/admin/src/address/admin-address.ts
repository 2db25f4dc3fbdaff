import type { PersonStatus, Role } from '@ficus/contracts';
import { ROLES_BY_REACH, STATUSES } from '../role-words.ts';
import { type AuditList, formatAuditList, parseAuditList } from './audit-list.ts';
import { formatMigrationAddress, type MigrationAddress, parseMigrationAddress } from './migration-address.ts';

/** The orders that the list can be in. */
export type PeopleSort = 'name' | 'email' | 'role' | 'joined';
const SORTS: readonly PeopleSort[] = ['name', 'email', 'role', 'joined'];

/** What the list of people shows, as the address says it. What is absent is as the service has it by itself. */
export interface PeopleList {
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly status?: PersonStatus | undefined;
  readonly sort?: PeopleSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  /** Where a page after the first begins; `page` is its number, for people to see. */
  readonly cursor?: string | undefined;
  readonly page?: number | undefined;
}

/** Where somebody is in the admin's pages. */
export type AdminAddress =
  | { readonly screen: 'people'; readonly list: PeopleList }
  | { readonly screen: 'person'; readonly id: string; readonly list: PeopleList }
  | { readonly screen: 'invitations' }
  | { readonly screen: 'roles' }
  | { readonly screen: 'audit'; readonly list: AuditList }
  | { readonly screen: 'migration'; readonly show: MigrationAddress }
  | { readonly screen: 'nowhere' };

/** Reads an address below the base path. What it does not know in a query is left out. */
export function parseAddress(path: string, search: string): AdminAddress {
  const [screen = '', id = '', ...rest] = path.split('/').slice(1);
  if (rest.length > 0) return { screen: 'nowhere' };
  if (screen === '') return { screen: 'people', list: parseList(search) };
  if (screen === 'people' && id !== '') return { screen: 'person', id: decode(id), list: parseList(search) };
  if (screen === 'audit' && id === '') return { screen, list: parseAuditList(search) };
  if (screen === 'migration' && id === '') return { screen, show: parseMigrationAddress(search) };
  if (id === '' && (screen === 'invitations' || screen === 'roles')) return { screen };
  return { screen: 'nowhere' };
}

/** The address of a place, below the base path. */
export function formatAddress(address: AdminAddress): string {
  switch (address.screen) {
    case 'people':
      return `/${formatList(address.list)}`;
    case 'person':
      return `/people/${encodeURIComponent(address.id)}${formatList(address.list)}`;
    case 'audit':
      return `/audit${formatAuditList(address.list)}`;
    case 'migration':
      return `/migration${formatMigrationAddress(address.show)}`;
    case 'nowhere':
      return '/';
    default:
      return `/${address.screen}`;
  }
}

function parseList(search: string): PeopleList {
  const query = new URLSearchParams(search);
  const among = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === query.get(name));
  const cursor = query.get('cursor') || undefined;
  const page = Math.floor(Number(query.get('page')));
  const all: PeopleList = {
    search: query.get('search') || undefined,
    role: among('role', ROLES_BY_REACH),
    status: among('status', STATUSES),
    sort: among('sort', SORTS),
    order: among('order', ['asc', 'desc'] as const),
    ...(cursor !== undefined && { cursor, page: page > 1 ? page : 2 }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function formatList(list: PeopleList): string {
  const query = new URLSearchParams();
  for (const name of ['search', 'role', 'status', 'sort', 'order', 'page', 'cursor'] as const) {
    const value = list[name];
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : '';
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
