import { t } from '@ficus/i18n';
import { FailureNotice, IconButton, PlusIcon, SearchIcon, Skeleton, TextField } from '@ficus/ui';
import { useDeferredValue, useMemo, useState } from 'react';
import { DocumentsPlace } from '../documents/documents-place.tsx';
import { useErrorWords } from '../use-error-words.ts';
import { ArchiveSwitch } from './archive-switch.tsx';
import { ConversationGroups } from './conversation-groups.tsx';
import styles from './conversations.module.css';
import { ImportProgress } from './import-progress.tsx';
import { entryFor, newestVersions } from './newest-versions.ts';
import type { Conversations as AllConversations } from './use-conversations.ts';

interface ConversationsProps {
  readonly conversations: AllConversations;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onBegin: () => void;
}

/** The list of conversations, with a search and the ways into the archive and to a new one. */
export function Conversations({ conversations, openId, onOpen, onBegin }: ConversationsProps) {
  const { entries: all, unsent, isSettled, error, reload } = conversations;
  const entries = useMemo(() => newestVersions(all), [all]);
  const [filter, setFilter] = useState('');
  const deferredFilter = useDeferredValue(filter);
  const [isScrolled, setIsScrolled] = useState(false);
  const [isArchive, setIsArchive] = useState(false);
  const archivedCount = useMemo(
    () => entries.reduce((count, { archivedAt }) => (archivedAt === undefined ? count : count + 1), 0),
    [entries],
  );
  const errorWords = useErrorWords(error);
  const isEmpty = entries.length === 0 && unsent.length === 0;

  return (
    <nav className={styles.pane} aria-label={t`Conversations`}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{t`Conversations`}</h2>
        <DocumentsPlace />
        <IconButton
          variant="secondary"
          label={t`New conversation`}
          icon={<PlusIcon size={18} />}
          onClick={onBegin}
        />
      </div>
      <div className={styles.filter}>
        <TextField
          type="search"
          label={t`Search conversations`}
          hideLabel
          placeholder={t`Search`}
          leading={<SearchIcon />}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      <ImportProgress />
      {errorWords && <FailureNotice className={styles.notice} failure={errorWords} onRetry={reload} />}
      <div className={styles.rows} onScroll={() => setIsScrolled(true)}>
        <ArchiveSwitch count={archivedCount} isArchive={isArchive} onSwitch={setIsArchive} />
        <ConversationGroups
          entries={entries}
          unsent={unsent}
          filter={deferredFilter}
          isArchive={isArchive && deferredFilter.trim() === ''}
          isScrolled={isScrolled}
          openId={entryFor(entries, all, openId)}
          onOpen={onOpen}
        />
        {!isSettled && entries.length === 0 && <ListSkeleton />}
        {isSettled && isEmpty && !errorWords && (
          <p className={styles.quiet}>{t`Your conversations will stand here.`}</p>
        )}
      </div>
    </nav>
  );
}

function ListSkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label={t`Loading conversations`}>
      {(['wide', 'full', 'half', 'wide', 'full'] as const).map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change.
        <Skeleton key={index} width={width} />
      ))}
    </div>
  );
}
