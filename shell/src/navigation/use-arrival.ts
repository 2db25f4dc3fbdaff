import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Somebody who goes to another page of the host begins at its content, as after a page load: it gets the focus, and
 * its title is said. Not for the page that the address named, and not for moves within one.
 */
export function useArrival(title: string, announce: (message: string) => void): void {
  const last = useRef(title);
  const say = useEffectEvent(announce);
  useEffect(() => {
    if (last.current === title) return;
    last.current = title;
    document.getElementById('main')?.focus({ preventScroll: true });
    say(title);
  }, [title]);
}
