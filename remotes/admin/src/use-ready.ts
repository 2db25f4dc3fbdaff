import { useAfterViewFetch } from '@ficus/remote-kit/after-view';
import { useEffect, useRef } from 'react';
import { useHost } from './host-context.ts';

/** Tells the host, once, that the person can use what they see; what comes later is fetched from then on. */
export function useReady(isUsable: boolean): void {
  const host = useHost();
  const { fetchWhenIdle } = useAfterViewFetch();
  const isTold = useRef(false);
  useEffect(() => {
    if (!isUsable || isTold.current) return;
    isTold.current = true;
    host.ready();
    fetchWhenIdle();
  }, [host, isUsable, fetchWhenIdle]);
}
