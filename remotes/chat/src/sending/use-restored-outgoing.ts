import { useEffect } from 'react';
import { useHost } from '../host-context.ts';
import { restoreOutgoing } from './restore-outgoing.ts';

/** Goes on with what was on its way when the page ended, or another view took over. */
export function useRestoredOutgoing(): void {
  const host = useHost();
  useEffect(() => {
    restoreOutgoing(host).catch((error: unknown) => host.report(error, { action: 'restore-outgoing' }));
  }, [host]);
}
