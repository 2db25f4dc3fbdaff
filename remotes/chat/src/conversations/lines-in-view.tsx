import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { LineRange } from './line-range.ts';

interface LinesInViewProps {
  /** What holds the list's sections; its parent scrolls. */
  readonly list: HTMLElement;
  /** Lines in all, headings among them. */
  readonly count: number;
  /** Which of them are headings. */
  readonly headings: ReadonlySet<number>;
  readonly onChange: (lines: LineRange) => void;
}

/** Lines beyond what is in view, for the Tab key and quick wheels. */
const OVERSCAN = 15;

/** Renders nothing: says which lines of the list are in view or near it, whenever that changes. */
export function LinesInView({ list, count, headings, onChange }: LinesInViewProps) {
  const { heading, row } = useLineHeights(list);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => list.parentElement,
    estimateSize: (index) => (headings.has(index) ? heading : row),
    overscan: OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it has computed follows from these.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, headings, heading, row]);
  const items = virtualizer.getVirtualItems();
  const first = items.at(0)?.index;
  const last = items.at(-1)?.index;
  useLayoutEffect(() => {
    // Nothing is in view while the list is hidden, as beside an open conversation on a phone: it stays as it was.
    if (first !== undefined && last !== undefined) onChange({ first, last });
  }, [first, last, onChange]);
  return null;
}

/** How high headings and rows are, in CSS pixels: read from the page, again when the list's size changes. */
function useLineHeights(list: HTMLElement) {
  const [heights, setHeights] = useState(() => readHeights(list));
  useEffect(() => {
    const observer = new ResizeObserver(() =>
      setHeights((known) => {
        const now = readHeights(list);
        return now.heading === known.heading && now.row === known.row ? known : now;
      }),
    );
    observer.observe(list);
    return () => observer.disconnect();
  }, [list]);
  return heights;
}

function readHeights(list: HTMLElement) {
  const rows = list.querySelector<HTMLElement>('ul');
  const count = Number(rows?.style.getPropertyValue('--rows'));
  return {
    heading: list.querySelector('h3')?.getBoundingClientRect().height || 30,
    row: (rows && count > 0 && rows.getBoundingClientRect().height / count) || 37,
  };
}
