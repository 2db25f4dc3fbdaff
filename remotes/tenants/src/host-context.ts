import type { Host } from '@ficus/remote-kit';
import { createContext, useContext } from 'react';

export const HostContext = createContext<Host | undefined>(undefined);

/** The host that these pages run in. Throws outside `App`. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost: no host here; render the component inside App.');
  return host;
}
