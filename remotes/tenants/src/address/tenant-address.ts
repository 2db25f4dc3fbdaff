/** The parts of a tenant, in the order of their tabs. */
export const PARTS = ['details', 'members', 'workspaces', 'invitations', 'usage', 'settings'] as const;
export type Part = (typeof PARTS)[number];

/** Which page of a list is shown. What is absent is as the service has it by itself. */
export interface ListPlace {
  readonly search?: string | undefined;
  /** Where a page after the first begins. */
  readonly cursor?: string | undefined;
}

/** Where somebody is in the tenants' pages. */
export type TenantAddress =
  | { readonly screen: 'start'; readonly list: ListPlace }
  | { readonly screen: 'tenant'; readonly id: string; readonly part: Part; readonly list: ListPlace }
  | { readonly screen: 'workspace'; readonly id: string; readonly workspaceId: string }
  | { readonly screen: 'nowhere' };

/** Reads an address below the base path. What it does not know in a query is left out. */
export function parseAddress(path: string, search: string): TenantAddress {
  const [id = '', part = '', workspaceId = '', ...rest] = path.split('/').slice(1).map(decode);
  const list = parseList(search);
  if (rest.length > 0) return { screen: 'nowhere' };
  if (id === '') return part === '' ? { screen: 'start', list } : { screen: 'nowhere' };
  if (part === 'workspaces' && workspaceId !== '') return { screen: 'workspace', id, workspaceId };
  if (workspaceId !== '') return { screen: 'nowhere' };
  if (part === '') return { screen: 'tenant', id, part: 'details', list: {} };
  const known = PARTS.find((one) => one === part && one !== 'details');
  if (!known) return { screen: 'nowhere' };
  return { screen: 'tenant', id, part: known, list: known === 'members' ? list : {} };
}

/** The address of a place, below the base path. */
export function formatAddress(address: TenantAddress): string {
  switch (address.screen) {
    case 'start':
      return `/${formatList(address.list)}`;
    case 'tenant': {
      const part = address.part === 'details' ? '' : `/${address.part}`;
      return `/${encodeURIComponent(address.id)}${part}${formatList(address.list)}`;
    }
    case 'workspace':
      return `/${encodeURIComponent(address.id)}/workspaces/${encodeURIComponent(address.workspaceId)}`;
    case 'nowhere':
      return '/';
  }
}

function parseList(search: string): ListPlace {
  const query = new URLSearchParams(search);
  const list = { search: query.get('search') || undefined, cursor: query.get('cursor') || undefined };
  return Object.fromEntries(Object.entries(list).filter(([, value]) => value !== undefined));
}

function formatList(list: ListPlace): string {
  const query = new URLSearchParams();
  if (list.search) query.set('search', list.search);
  if (list.cursor) query.set('cursor', list.cursor);
  return query.size > 0 ? `?${query}` : '';
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
