import { t } from '@ficus/i18n';
import { Button, ChatIcon, EmptyState, FailureNotice, SearchIcon, Skeleton } from '@ficus/ui';
import { useHost } from '../host-context.ts';
import { useErrorWords } from '../use-error-words.ts';
import styles from './thread.module.css';

/** What a new conversation begins with. */
export function Welcome() {
  const { person } = useHost();
  const firstName = person.name.trim().split(/\s+/)[0];
  return (
    <div className={styles.welcome}>
      <span className={styles.mark} aria-hidden="true">
        <ChatIcon size={24} />
      </span>
      <p className={styles.greeting}>
        {firstName ? t`What can I look up for you, ${firstName}?` : t`What can I look up?`}
      </p>
      <p className={styles.hint}>{t`Replies name the documents that they rest on.`}</p>
    </div>
  );
}

/** Stands in for messages under way. */
export function LoadingThread() {
  return (
    <div className={styles.column} role="status" aria-label={t`Loading the conversation`}>
      <div className={styles.skeleton}>
        <Skeleton width="half" shape="block" />
        <Skeleton width="wide" />
        <Skeleton width="full" />
        <Skeleton width="wide" />
        <Skeleton width="short" />
      </div>
    </div>
  );
}

/** The address names a conversation that is not there. */
export function MissingThread({ onBegin }: { readonly onBegin: () => void }) {
  return (
    <div className={styles.state}>
      <EmptyState
        icon={<SearchIcon size={24} />}
        title={t`This conversation is not here`}
        level={3}
        action={<Button onClick={onBegin}>{t`Start another`}</Button>}
      >{t`It may have been deleted, or belong to someone else.`}</EmptyState>
    </div>
  );
}

/** The messages could not be had. */
export function FailedThread({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const words = useErrorWords(error);
  return (
    <div className={styles.column}>
      {words && (
        <FailureNotice failure={words} onRetry={onRetry}>{t`What you type below is kept.`}</FailureNotice>
      )}
    </div>
  );
}
