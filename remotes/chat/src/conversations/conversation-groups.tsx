import { useMemo } from 'react';
import { ConversationRow } from './conversation-row.tsx';
import styles from './conversations.module.css';
import { filterConversations } from './filter-conversations.ts';
import { groupByAge } from './group-by-age.ts';
import type { ConversationEntry } from './merge-conversations.ts';
import { useGrowingWindow } from './use-growing-window.ts';

interface ConversationGroupsProps {
  readonly entries: readonly ConversationEntry[];
  readonly unsent: readonly ConversationEntry[];
  readonly filter: string;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** The rows, under headings that say how long ago. */
export function ConversationGroups({ entries, unsent, filter, openId, onOpen }: ConversationGroupsProps) {
  const found = useMemo(() => filterConversations(entries, filter), [entries, filter]);
  const foundUnsent = filterConversations(unsent, filter);
  const { limit, endRef } = useGrowingWindow(found.length, filter);
  const groups = useMemo(() => groupByAge(found.slice(0, limit), new Date()), [found, limit]);
  const all = foundUnsent.length > 0 ? [{ label: 'Not sent yet', entries: foundUnsent }, ...groups] : groups;
  const isFiltered = filter.trim() !== '';
  const count = found.length + foundUnsent.length;

  return (
    <>
      {isFiltered && (
        <p className={styles.quiet} role="status">
          {count === 0 ? `No conversation holds “${filter.trim()}”.` : `${count} found`}
        </p>
      )}
      {all.map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h3 className={styles.age}>{group.label}</h3>
          <ul className={styles.list}>
            {group.entries.map((entry) => (
              <ConversationRow key={entry.id} entry={entry} isOpen={entry.id === openId} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      <div ref={endRef} />
    </>
  );
}
