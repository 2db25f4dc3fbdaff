import { useCallback, useState } from 'react';

/** Rows to begin with, and to add each time the end comes near. */
const WINDOW_STEP = 200;

/**
 * How many rows of a long list to render. They are ordinary rows, so searching in the page, screen readers and the
 * keyboard work on them as on any list; more come as the end is scrolled near. Give `endRef` to an element after them.
 */
export function useGrowingWindow(total: number, resetKey: string) {
  const [grown, setGrown] = useState({ resetKey, limit: WINDOW_STEP });
  const limit = grown.resetKey === resetKey ? grown.limit : WINDOW_STEP;
  const endRef = useCallback(
    (end: HTMLElement | null) => {
      if (!end || limit >= total) return;
      const observer = new IntersectionObserver(
        ([entry]) => {
          if (entry?.isIntersecting) setGrown({ resetKey, limit: limit + WINDOW_STEP });
        },
        { rootMargin: '600px' },
      );
      observer.observe(end);
      return () => observer.disconnect();
    },
    [limit, total, resetKey],
  );
  return { limit, endRef };
}
