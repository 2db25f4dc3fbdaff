import { t } from '@ficus/i18n';
import { Button, ErrorIcon, InfoIcon, VisuallyHidden } from '@ficus/ui';
import { useStore } from 'zustand';
import { liveReplies } from '../sending/live-replies.ts';
import type { OutgoingMessage } from '../sending/outgoing-message.ts';
import type { OutgoingState } from '../sending/use-outgoing.ts';
import { useErrorWords } from '../use-error-words.ts';
import { ReplyContent } from './reply-content.tsx';
import styles from './thread.module.css';
import { UserBubble } from './user-bubble.tsx';

interface OutgoingBubbleProps {
  readonly outgoing: OutgoingState;
  readonly onRetry: (outgoing: OutgoingMessage) => void;
  readonly onTakeBack: (outgoing: OutgoingMessage) => void;
}

/**
 * A message on its way, followed by the reply as far as it is made; or one that waits or failed, with what can be done.
 */
export function OutgoingBubble({ outgoing, onRetry, onTakeBack }: OutgoingBubbleProps) {
  const { message, state, error } = outgoing;
  const reply = useStore(liveReplies, ({ texts }) => texts[message.id]);
  return (
    <li className={styles.item} data-state={state}>
      <UserBubble content={message.content} createdAt={message.createdAt} />
      {state === 'sending' ? (
        <ReplyInTheMaking text={reply} />
      ) : (
        <UnsentNote
          error={error}
          isWaiting={state === 'waiting'}
          onRetry={() => onRetry(outgoing)}
          onTakeBack={() => onTakeBack(outgoing)}
        />
      )}
    </li>
  );
}

/** The whole of it is announced when it is there: word after word would drown a screen reader. */
function ReplyInTheMaking({ text }: { readonly text: string | undefined }) {
  if (text) {
    return (
      <div className={styles.reply} data-live aria-busy="true">
        <div className={styles.prose}>
          <VisuallyHidden>{t`Reply: `}</VisuallyHidden>
          <ReplyContent text={text} />
        </div>
      </div>
    );
  }
  return (
    <p className={styles.thinking} role="status">
      <VisuallyHidden>{t`Waiting for the reply`}</VisuallyHidden>
      <span />
      <span />
      <span />
    </p>
  );
}

interface UnsentNoteProps {
  readonly error: unknown;
  /** It is tried again by itself. */
  readonly isWaiting: boolean;
  readonly onRetry: () => void;
  readonly onTakeBack: () => void;
}

function UnsentNote({ error, isWaiting, onRetry, onTakeBack }: UnsentNoteProps) {
  const words = useErrorWords(error);
  return (
    <div
      className={styles.failed}
      role={isWaiting ? 'status' : 'alert'}
      data-waiting={isWaiting || undefined}
    >
      <span className={styles.failedWords}>
        {isWaiting ? <InfoIcon /> : <ErrorIcon />}
        <span>
          {isWaiting ? t`Not sent yet` : t`Not sent`}. {words?.title}.{' '}
          {isWaiting ? t`It is kept, and sent as soon as that is possible.` : words?.action}
        </span>
      </span>
      <span className={styles.failedActions}>
        <Button size="sm" onClick={onRetry}>{t`Try again`}</Button>
        <Button size="sm" variant="ghost" onClick={onTakeBack}>{t`Edit`}</Button>
      </span>
    </div>
  );
}
