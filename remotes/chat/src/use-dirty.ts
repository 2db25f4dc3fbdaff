import { useEffect } from 'react';
import { useHost } from './host-context.ts';
import { useOutgoing } from './sending/use-outgoing.ts';

/**
 * While a message is under way, or failed and not settled by its writer, a change of view would suffer. One that waits is
 * kept, in the outbox and as a draft.
 */
export function useDirty(): void {
  const host = useHost();
  const isDirty = useOutgoing().some(({ state }) => state !== 'waiting');
  useEffect(() => host.setDirty(isDirty), [host, isDirty]);
}
