import { useAfterViewFetch } from '@ficus/remote-kit/after-view';
import { useEffect } from 'react';
import { useHost } from './host-context.ts';

/** Hosts that have been told: a screen that comes later must not tell them again. */
const told = new WeakSet<object>();

/**
 * Tells the host, once, that the person can use what they see: data, or words about why there are none. What comes
 * later is fetched from then on.
 */
export function useReady(isUsable: boolean): void {
  const host = useHost();
  const { fetchWhenIdle } = useAfterViewFetch();
  useEffect(() => {
    if (!isUsable) return;
    fetchWhenIdle();
    if (told.has(host)) return;
    told.add(host);
    host.ready();
  }, [host, isUsable, fetchWhenIdle]);
}
