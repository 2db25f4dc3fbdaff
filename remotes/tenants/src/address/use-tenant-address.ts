import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useHost } from '../host-context.ts';
import { formatAddress, parseAddress, type TenantAddress } from './tenant-address.ts';

/** Where the person is, and the ways to go elsewhere. */
export function useTenantAddress() {
  const { navigation } = useHost();
  const subscribe = useCallback((listener: () => void) => navigation.subscribe(listener), [navigation]);
  const path = useSyncExternalStore(subscribe, () => navigation.path());
  const search = useSyncExternalStore(subscribe, () => navigation.search());
  const address = useMemo(() => parseAddress(path, search), [path, search]);
  const go = useCallback(
    (next: TenantAddress, options?: { replace?: boolean }) =>
      navigation.navigate(formatAddress(next), options),
    [navigation],
  );
  const hrefOf = useCallback(
    (next: TenantAddress) => {
      const below = formatAddress(next);
      return navigation.basePath + (/^\/(\?|$)/.test(below) ? below.slice(1) : below);
    },
    [navigation],
  );
  return { address, go, hrefOf };
}
