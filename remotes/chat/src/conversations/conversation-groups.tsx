import { useContext, useMemo } from 'react';
import { AfterViewContext } from '../after-view/use-after-view.ts';
import { ConversationRow } from './conversation-row.tsx';
import styles from './conversations.module.css';
import { FoundCount } from './found-count.tsx';
import { listSections } from './list-sections.ts';
import type { ConversationEntry } from './merge-conversations.ts';
import { useGrowingWindow } from './use-growing-window.ts';

interface ConversationGroupsProps {
  readonly entries: readonly ConversationEntry[];
  readonly unsent: readonly ConversationEntry[];
  readonly filter: string;
  /** The archive instead of the list. */
  readonly isArchive: boolean;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** The rows, under headings that say how long ago; below them what the service found in the messages. */
export function ConversationGroups(props: ConversationGroupsProps) {
  const { entries, unsent, filter, isArchive, openId, onOpen } = props;
  const { limit, endRef } = useGrowingWindow(entries.length, `${isArchive} ${filter}`);
  const { sections, count } = useMemo(
    () => listSections({ entries, unsent, filter, isArchive, limit, now: new Date() }),
    [entries, unsent, filter, isArchive, limit],
  );
  const shown = useMemo(
    () => new Set(sections.flatMap((one) => one.entries.map(({ id }) => id))),
    [sections],
  );
  const part = useContext(AfterViewContext)?.part;
  const isFiltered = filter.trim() !== '';

  return (
    <>
      {sections.map((section) => (
        <section key={section.label} aria-label={section.label}>
          <h3 className={styles.age}>{section.label}</h3>
          <ul className={styles.list}>
            {section.entries.map((entry) => (
              <ConversationRow key={entry.id} entry={entry} isOpen={entry.id === openId} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {isFiltered &&
        (part ? (
          <part.FoundInMessages filter={filter} count={count} shown={shown} openId={openId} onOpen={onOpen} />
        ) : (
          <FoundCount filter={filter} count={count} isBusy={false} />
        ))}
      <div ref={endRef} />
    </>
  );
}
