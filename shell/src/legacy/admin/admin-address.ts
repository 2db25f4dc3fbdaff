const BASE = '/admin';

/** What the list shows, as the address says it. */
export interface AdminList {
  search: string;
  role: string;
  status: string;
  sort: string;
  order: string;
  page: number;
  cursor: string;
}

export interface AdminAddress {
  screen: 'people' | 'person' | 'invitations' | 'roles';
  personId: string;
  list: AdminList;
}

export const WHOLE_LIST: AdminList = {
  search: '',
  role: '',
  status: '',
  sort: '',
  order: '',
  page: 1,
  cursor: '',
};

/** Reads the browser's address. */
export function readAddress(): AdminAddress {
  const [, screen = '', id = ''] = window.location.pathname.slice(BASE.length).split('/');
  const query = new URLSearchParams(window.location.search);
  const cursor = query.get('cursor') || '';
  const oneOf = (name: string, values: string[]) => {
    const value = query.get(name) || '';
    return values.indexOf(value) >= 0 ? value : '';
  };
  return {
    screen:
      screen === 'invitations' || screen === 'roles'
        ? screen
        : screen === 'people' && id
          ? 'person'
          : 'people',
    personId: decode(id),
    list: {
      search: query.get('search') || '',
      role: oneOf('role', ['admin', 'member', 'operator']),
      status: oneOf('status', ['active', 'invited', 'deactivated']),
      sort: oneOf('sort', ['name', 'email', 'role', 'joined']),
      order: oneOf('order', ['asc', 'desc']),
      page: cursor ? Math.max(2, Number(query.get('page')) || 2) : 1,
      cursor,
    },
  };
}

/** The parameters that a list adds to an address; `page` is for the page's own address alone. */
export function listQuery(list: AdminList, withPage: boolean): string {
  const query = new URLSearchParams();
  if (list.cursor) query.set('cursor', list.cursor);
  if (list.search) query.set('search', list.search);
  if (list.role) query.set('role', list.role);
  if (list.status) query.set('status', list.status);
  if (list.sort) query.set('sort', list.sort);
  if (list.order) query.set('order', list.order);
  if (withPage && list.cursor) query.set('page', String(list.page));
  const text = query.toString();
  return text ? `?${text}` : '';
}

export function peopleAddress(list: AdminList): string {
  return BASE + listQuery(list, true);
}

export function personAddress(id: string, list: AdminList): string {
  return `${BASE}/people/${encodeURIComponent(id)}${listQuery(list, true)}`;
}

/** Goes to an address within the admin pages. The page around us learns of it as it learns of Back and Forward. */
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
