import { Button, ErrorIcon, VisuallyHidden } from '@ficus/ui';
import type { OutgoingMessage } from '../sending/outgoing-message.ts';
import type { OutgoingState } from '../sending/use-outgoing.ts';
import { useErrorWords } from '../use-error-words.ts';
import styles from './thread.module.css';
import { UserBubble } from './user-bubble.tsx';

interface OutgoingBubbleProps {
  readonly outgoing: OutgoingState;
  readonly onRetry: (outgoing: OutgoingMessage) => void;
  readonly onTakeBack: (outgoing: OutgoingMessage) => void;
}

/** A message on its way, followed by a sign that the reply is being made; or failed, with what can be done. */
export function OutgoingBubble({ outgoing, onRetry, onTakeBack }: OutgoingBubbleProps) {
  const { message, state, error } = outgoing;
  return (
    <li className={styles.item} data-state={state}>
      <UserBubble content={message.content} createdAt={message.createdAt} />
      {state === 'sending' ? (
        <p className={styles.thinking} role="status">
          <VisuallyHidden>Waiting for the reply</VisuallyHidden>
          <span />
          <span />
          <span />
        </p>
      ) : (
        <FailedNote error={error} onRetry={() => onRetry(outgoing)} onTakeBack={() => onTakeBack(outgoing)} />
      )}
    </li>
  );
}

interface FailedNoteProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onTakeBack: () => void;
}

function FailedNote({ error, onRetry, onTakeBack }: FailedNoteProps) {
  const words = useErrorWords(error);
  return (
    <div className={styles.failed} role="alert">
      <span className={styles.failedWords}>
        <ErrorIcon />
        <span>
          Not sent. {words?.title}. {words?.action}
        </span>
      </span>
      <span className={styles.failedActions}>
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
        <Button size="sm" variant="ghost" onClick={onTakeBack}>
          Edit
        </Button>
      </span>
    </div>
  );
}
