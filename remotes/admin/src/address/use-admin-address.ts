import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useHost } from '../host-context.ts';
import { type AdminAddress, formatAddress, type PeopleList, parseAddress } from './admin-address.ts';

/** Where the person is, and the ways to go elsewhere. */
export function useAdminAddress() {
  const { navigation } = useHost();
  const subscribe = useCallback((listener: () => void) => navigation.subscribe(listener), [navigation]);
  const path = useSyncExternalStore(subscribe, () => navigation.path());
  const search = useSyncExternalStore(subscribe, () => navigation.search());
  const address = useMemo(() => parseAddress(path, search), [path, search]);
  const go = useCallback(
    (next: AdminAddress, options?: { replace?: boolean }) =>
      navigation.navigate(formatAddress(next), options),
    [navigation],
  );
  const hrefOf = useCallback(
    (next: AdminAddress) => {
      const below = formatAddress(next);
      return navigation.basePath + (below.startsWith('/?') || below === '/' ? below.slice(1) : below);
    },
    [navigation],
  );
  return { address, go, hrefOf };
}

/** The list with something changed: a new question begins at its first page. */
export function changeList(list: PeopleList, change: PeopleList): PeopleList {
  return { ...list, cursor: undefined, page: undefined, ...change };
}
