import { FailureNotice, IconButton, PlusIcon, SearchIcon, Skeleton, TextField } from '@ficus/ui';
import { useDeferredValue, useState } from 'react';
import { useErrorWords } from '../use-error-words.ts';
import { ConversationGroups } from './conversation-groups.tsx';
import styles from './conversations.module.css';
import { ImportProgress } from './import-progress.tsx';
import type { Conversations as AllConversations } from './use-conversations.ts';

interface ConversationsProps {
  readonly conversations: AllConversations;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onBegin: () => void;
}

/** The list of conversations, with a filter and the way to a new one. */
export function Conversations({ conversations, openId, onOpen, onBegin }: ConversationsProps) {
  const { entries, unsent, isSettled, error, reload } = conversations;
  const [filter, setFilter] = useState('');
  const deferredFilter = useDeferredValue(filter);
  const errorWords = useErrorWords(error);
  const isEmpty = entries.length === 0 && unsent.length === 0;

  return (
    <nav className={styles.pane} aria-label="Conversations">
      <div className={styles.top}>
        <h2 className={styles.heading}>Conversations</h2>
        <IconButton
          variant="secondary"
          label="New conversation"
          icon={<PlusIcon size={18} />}
          onClick={onBegin}
        />
      </div>
      <div className={styles.filter}>
        <TextField
          type="search"
          label="Filter conversations"
          hideLabel
          placeholder="Filter"
          leading={<SearchIcon />}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      <ImportProgress />
      {errorWords && <FailureNotice className={styles.notice} failure={errorWords} onRetry={reload} />}
      <div className={styles.rows}>
        <ConversationGroups
          entries={entries}
          unsent={unsent}
          filter={deferredFilter}
          openId={openId}
          onOpen={onOpen}
        />
        {!isSettled && entries.length === 0 && <ListSkeleton />}
        {isSettled && isEmpty && !errorWords && (
          <p className={styles.quiet}>Your conversations will stand here.</p>
        )}
      </div>
    </nav>
  );
}

function ListSkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading conversations">
      {(['wide', 'full', 'half', 'wide', 'full'] as const).map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change.
        <Skeleton key={index} width={width} />
      ))}
    </div>
  );
}
