import { type RefObject, useEffect, useRef } from 'react';

/** When another screen comes, takes the eye to its top and, unless something keeps it, the focus to its heading. */
export function useArrival(frame: RefObject<HTMLElement | null>, screen: string): void {
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    frame.current?.scrollTo({ top: 0 });
    const heading = frame.current?.querySelector('h2');
    const active = heading?.ownerDocument.activeElement;
    if (!heading || (active && active !== heading.ownerDocument.body)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [screen, frame]);
}
