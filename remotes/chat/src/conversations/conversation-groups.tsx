import { useContext, useMemo, useState } from 'react';
import { AfterViewContext } from '../after-view/use-after-view.ts';
import styles from './conversations.module.css';
import { FoundCount } from './found-count.tsx';
import { ALL_LINES, FIRST_LINES } from './line-range.ts';
import { listSections } from './list-sections.ts';
import type { ConversationEntry } from './merge-conversations.ts';
import { SectionRows } from './section-rows.tsx';

interface ConversationGroupsProps {
  readonly entries: readonly ConversationEntry[];
  readonly unsent: readonly ConversationEntry[];
  readonly filter: string;
  /** The archive instead of the list. */
  readonly isArchive: boolean;
  /** Whether the list has been scrolled. */
  readonly isScrolled: boolean;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/**
 * The rows, under headings that say how long ago; below them what the service found in the messages. Of thousands only
 * those in view are on the page: the first ones, until what tells which they are has come after the view. Where it has
 * not when the list is scrolled, all are.
 */
export function ConversationGroups(props: ConversationGroupsProps) {
  const { entries, unsent, filter, isArchive, isScrolled, openId, onOpen } = props;
  const { sections, lines, count } = useMemo(
    () => listSections({ entries, unsent, filter, isArchive, now: new Date() }),
    [entries, unsent, filter, isArchive],
  );
  const headings = useMemo(() => new Set(sections.map(({ start }) => start)), [sections]);
  const shown = useMemo(
    () => new Set(sections.flatMap((one) => one.entries.map(({ id }) => id))),
    [sections],
  );
  const [list, setList] = useState<HTMLElement | null>(null);
  const [inView, setInView] = useState(FIRST_LINES);
  const part = useContext(AfterViewContext)?.part;
  const withoutPart = isScrolled ? ALL_LINES : FIRST_LINES;
  const isFiltered = filter.trim() !== '';

  return (
    <>
      <div ref={setList}>
        {sections.map((section) => (
          <section key={section.label} aria-label={section.label}>
            <h3 className={styles.age}>{section.label}</h3>
            <SectionRows
              section={section}
              lines={part ? inView : withoutPart}
              openId={openId}
              onOpen={onOpen}
            />
          </section>
        ))}
      </div>
      {part && list && (
        <part.LinesInView list={list} count={lines} headings={headings} onChange={setInView} />
      )}
      {isFiltered &&
        (part ? (
          <part.FoundInMessages filter={filter} count={count} shown={shown} openId={openId} onOpen={onOpen} />
        ) : (
          <FoundCount filter={filter} count={count} isBusy={false} />
        ))}
    </>
  );
}
