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

  return (
    <ul className={styles.windowed} style={{ '--rows': entries.length } as CSSProperties}>
      {entries.map((entry, index) => {
        const line = start + 1 + index;
        if ((line < lines.first || line > lines.last) && entry.id !== focusedId) return null;
        return (
          <ConversationRow
            key={entry.id}
            entry={entry}
            isOpen={entry.id === openId}
            place={index}
            of={entries.length}
            onOpen={onOpen}
            onFocus={setFocusedId}
          />
        );
      })}
    </ul>
  );
});
