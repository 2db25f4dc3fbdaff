import { useEffect, useRef } from 'react';
import { useHost } from './host-context.ts';

/** Tells the host, once, that the person can use what they see. */
export function useReady(isUsable: boolean): void {
  const host = useHost();
  const isTold = useRef(false);
  useEffect(() => {
    if (!isUsable || isTold.current) return;
    isTold.current = true;
    host.ready();
  }, [host, isUsable]);
}
