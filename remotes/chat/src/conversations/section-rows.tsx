import { type CSSProperties, memo, useState } from 'react';
import { ConversationRow } from './conversation-row.tsx';
import styles from './conversations.module.css';
import type { LineRange } from './line-range.ts';
import type { ListSection } from './list-sections.ts';

interface SectionRowsProps {
  readonly section: ListSection;
  readonly lines: LineRange;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/**
 * The rows of a section that are in view or near it, each at its place in a list as high as all of them. The row that
 * has the focus stays, however far it is scrolled away; assistive technology is told how many there are.
 */
export const SectionRows = memo(function SectionRows({ section, lines, openId, onOpen }: SectionRowsProps) {
  const [focusedId, setFocusedId] = useState<string>();
  const { start, entries } = section;
  const first = Math.max(0, lines.first - start - 1);
  const end = Math.min(entries.length, lines.last - start);
  const places = Array.from({ length: Math.max(0, end - first) }, (_, nth) => first + nth);
  const focused = focusedId === undefined ? -1 : entries.findIndex(({ id }) => id === focusedId);
  if (focused >= end) places.push(focused);
  else if (focused !== -1 && focused < first) places.unshift(focused);

  return (
    <ul className={styles.windowed} style={{ '--rows': entries.length } as CSSProperties}>
      {places.map((place) => {
        const entry = entries[place];
        if (!entry) return null;
        return (
          <ConversationRow
            key={entry.id}
            entry={entry}
            isOpen={entry.id === openId}
            place={place}
            of={entries.length}
            onOpen={onOpen}
            onFocus={setFocusedId}
          />
        );
      })}
    </ul>
  );
});
