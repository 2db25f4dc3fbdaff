import { type RefObject, useCallback, useEffect, useRef } from 'react';

/**
 * When another screen comes, takes the focus to its heading and the eye to its top, as a new page would. Returns the way
 * to its heading; `if-lost` goes there only if nothing has the focus.
 */
export function useArrival(frame: RefObject<HTMLElement | null>, screen: string) {
  const focusHeading = useCallback(
    (when: 'always' | 'if-lost' = 'always') => {
      const heading = frame.current?.querySelector<HTMLElement>('h2');
      if (!heading) return;
      const { activeElement, body } = heading.ownerDocument;
      if (when === 'if-lost' && activeElement !== null && activeElement !== body) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    },
    [frame],
  );

  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    frame.current?.scrollTo({ top: 0 });
    // A link that leads to a screen of the same head, such as the row of links, keeps the focus that it has.
    focusHeading('if-lost');
  }, [screen, frame, focusHeading]);
  return focusHeading;
}
