const BASE = '/tenants';

export const TENANT_PARTS = ['details', 'members', 'workspaces', 'invitations', 'settings'];

/** Where somebody is, as the address says it; the new view reads the same addresses. */
export interface TenantsAddress {
  screen: 'start' | 'tenant' | 'workspace' | 'nowhere';
  id: string;
  part: string;
  workspaceId: string;
  search: string;
  cursor: string;
}

/** Reads the browser's address. */
export function readAddress(): TenantsAddress {
  const path = window.location.pathname.slice(BASE.length).split('/').slice(1).map(decode);
  const [id = '', asked = '', workspaceId = '', more = ''] = path;
  // What the new view has beyond this one: it begins at the details, and keeps the address.
  const part = asked === 'usage' ? '' : asked;
  const query = new URLSearchParams(window.location.search);
  const address = {
    id,
    part: part || 'details',
    workspaceId,
    search: query.get('search') || '',
    cursor: query.get('cursor') || '',
  };
  return { ...address, screen: screenOf(id, part, workspaceId, more) };
}

function screenOf(id: string, part: string, workspaceId: string, more: string): TenantsAddress['screen'] {
  if (more) return 'nowhere';
  if (!id) return part ? 'nowhere' : 'start';
  if (part === 'workspaces' && workspaceId) return 'workspace';
  if (workspaceId || part === 'details' || (part && TENANT_PARTS.indexOf(part) < 0)) return 'nowhere';
  return 'tenant';
}

export function startAddress(list: { search?: string; cursor?: string } = {}): string {
  return BASE + listQuery(list);
}

export function tenantAddress(id: string, part = 'details', list: { search?: string; cursor?: string } = {}) {
  const rest = part === 'details' ? '' : `/${part}`;
  return `${BASE}/${encodeURIComponent(id)}${rest}${listQuery(list)}`;
}

export function workspaceAddress(id: string, workspaceId: string): string {
  return `${BASE}/${encodeURIComponent(id)}/workspaces/${encodeURIComponent(workspaceId)}`;
}

/** The parameters of a list, for an address here and at the server alike. */
export function listQuery({ search, cursor }: { search?: string; cursor?: string }): string {
  const query = new URLSearchParams();
  if (cursor) query.set('cursor', cursor);
  if (search) query.set('search', search);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** Goes to an address within these pages. The page around us learns of it as it learns of Back and Forward. */
export function goTo(address: string): void {
  if (address === window.location.pathname + window.location.search) return;
  window.history.pushState(null, '', address);
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
