import type { Host } from '@ficus/remote-kit';
import { createContext, useContext } from 'react';

export const HostContext = createContext<Host | undefined>(undefined);

/** The host that this remote runs in. Throws outside `App`. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost: no host here; render the component inside App.');
  return host;
}
