import { t } from '@ficus/i18n';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { Composer } from '../composer/composer.tsx';
import { useComposer } from '../composer/use-composer.ts';
import type { Conversations } from '../conversations/use-conversations.ts';
import { MarkdownContext, useMarkdown } from '../markdown/use-markdown.ts';
import { MenuPlace } from '../organising/menu-place.tsx';
import { useSendMessage } from '../sending/use-send-message.ts';
import { OpenThreadContext } from '../versions/open-thread.ts';
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
  /** Goes to another conversation, or without an id to the list. */
  readonly onBack: (id?: string) => void;
  readonly onBegin: () => void;
  /** A version of this conversation was begun, to be opened. */
  readonly onVersion: (id: string) => void;
  readonly onDeleted: () => void;
}

/** One conversation: its messages and the composer below them. */
export function Thread(props: ThreadProps) {
  const { id, thread, conversations, wantsToWrite, onBack, onBegin, onVersion, onDeleted } = props;
  const composer = useComposer(id);
  const { retry, takeBack } = useSendMessage(id);
  const markdown = useMarkdown();
  const shown = useMemo(() => ({ id, thread, onVersion, onRead: onBack }), [id, thread, onVersion, onBack]);
  const scroller = useRef<HTMLDivElement>(null);
  const sent = thread.status === 'ready' ? thread.outgoing.length : 0;
  const entry = conversations.entries.find((one) => one.id === id);
  const title =
    // Of the list, where a new name shows at once.
    entry?.title ??
    (thread.status === 'ready' ? thread.title : undefined) ??
    (thread.status === 'ready' ? t`New conversation` : t`Conversation`);
  const isOnServer = conversations.isOnServer(id);
  const isSaid = isOnServer || conversations.legacy.some((one) => one.id === id);
  const isEmpty = thread.status === 'ready' && thread.messages.length + sent === 0;

  // The scroller runs from its end upwards: 0 is the newest message. One's own message always comes into view.
  useLayoutEffect(() => {
    if (sent > 0) scroller.current?.scrollTo({ top: 0 });
  }, [sent]);

  return (
    <section className={styles.thread} aria-label={t`Conversation`} data-empty={isEmpty || undefined}>
      <ThreadHeader title={title} onBack={() => onBack()}>
        {(isSaid || composer.text !== '') && (
          <MenuPlace
            entry={entry ?? { id, title, updatedAt: 0 }}
            isSaid={isSaid}
            isOnServer={isOnServer}
            messages={thread.status === 'ready' ? thread.messages : undefined}
            onDeleted={onDeleted}
          />
        )}
      </ThreadHeader>
      <div className={styles.scroller} ref={scroller}>
        {thread.status === 'loading' && <LoadingThread />}
        {thread.status === 'missing' && <MissingThread onBegin={onBegin} />}
        {thread.status === 'failed' && <FailedThread error={thread.error} onRetry={thread.reload} />}
        {isEmpty && <Welcome />}
        {thread.status === 'ready' && !isEmpty && (
          <OpenThreadContext value={shown}>
            <MarkdownContext value={markdown}>
              <Messages
                messages={thread.messages}
                outgoing={thread.outgoing}
                onRetry={(outgoing) => retry(outgoing)}
                onTakeBack={(outgoing) => {
                  takeBack(outgoing);
                  composer.ref.current?.focus();
                }}
              />
            </MarkdownContext>
          </OpenThreadContext>
        )}
      </div>
      {thread.status !== 'missing' && <Composer composer={composer} takesFocus={wantsToWrite} />}
    </section>
  );
}
