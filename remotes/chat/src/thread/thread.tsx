import { useLayoutEffect, useRef } from 'react';
import { Composer } from '../composer/composer.tsx';
import { useComposer } from '../composer/use-composer.ts';
import { DeleteConversation } from '../conversations/delete-conversation.tsx';
import type { Conversations } from '../conversations/use-conversations.ts';
import { useSendMessage } from '../sending/use-send-message.ts';
import { Messages } from './messages.tsx';
import styles from './thread.module.css';
import { ThreadHeader } from './thread-header.tsx';
import { FailedThread, LoadingThread, MissingThread, Welcome } from './thread-states.tsx';
import type { Thread as ThreadState } from './use-thread.ts';

interface ThreadProps {
  readonly id: string;
  readonly thread: ThreadState;
  readonly conversations: Conversations;
  /** The person came here to write: the composer takes the focus. */
  readonly wantsToWrite: boolean;
  readonly onBack: () => void;
  readonly onBegin: () => void;
  readonly onDeleted: () => void;
}

/** One conversation: its messages and the composer below them. */
export function Thread({ id, thread, conversations, wantsToWrite, onBack, onBegin, onDeleted }: ThreadProps) {
  const composer = useComposer(id);
  const { retry, takeBack } = useSendMessage(id);
  const scroller = useRef<HTMLDivElement>(null);
  const sent = thread.status === 'ready' ? thread.outgoing.length : 0;
  const title =
    (thread.status === 'ready' ? thread.title : undefined) ??
    conversations.entries.find((one) => one.id === id)?.title ??
    (thread.status === 'ready' ? 'New conversation' : 'Conversation');
  const isSaid = conversations.isOnServer(id) || conversations.legacy.some((one) => one.id === id);
  const isEmpty = thread.status === 'ready' && thread.messages.length + sent === 0;

  // The scroller runs from its end upwards: 0 is the newest message. One's own message always comes into view.
  useLayoutEffect(() => {
    if (sent > 0) scroller.current?.scrollTo({ top: 0 });
  }, [sent]);

  return (
    <section className={styles.thread} aria-label="Conversation" data-empty={isEmpty || undefined}>
      <ThreadHeader title={title} onBack={() => onBack()}>
        {(isSaid || composer.text !== '') && (
          <DeleteConversation id={id} isSaid={isSaid} onDeleted={onDeleted} />
        )}
      </ThreadHeader>
      <div className={styles.scroller} ref={scroller}>
        {thread.status === 'loading' && <LoadingThread />}
        {thread.status === 'missing' && <MissingThread onBegin={onBegin} />}
        {thread.status === 'failed' && <FailedThread error={thread.error} onRetry={thread.reload} />}
        {isEmpty && <Welcome />}
        {thread.status === 'ready' && !isEmpty && (
          <Messages
            messages={thread.messages}
            outgoing={thread.outgoing}
            onRetry={(outgoing) => retry(outgoing)}
            onTakeBack={(outgoing) => {
              takeBack(outgoing);
              composer.ref.current?.focus();
            }}
          />
        )}
      </div>
      {thread.status !== 'missing' && <Composer composer={composer} takesFocus={wantsToWrite} />}
    </section>
  );
}
