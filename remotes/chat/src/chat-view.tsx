import { AfterViewContext, useAfterView } from './after-view/use-after-view.ts';
import styles from './chat-view.module.css';
import { Conversations } from './conversations/conversations.tsx';
import { useConversations } from './conversations/use-conversations.ts';
import { useRestoredOutgoing } from './sending/use-restored-outgoing.ts';
import { Thread } from './thread/thread.tsx';
import { useThread } from './thread/use-thread.ts';
import { useDirty } from './use-dirty.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useReady } from './use-ready.ts';
import { useThreadId } from './use-thread-id.ts';

/** Conversations beside the open one; on narrow screens one after the other. */
export function ChatView() {
  const { openId, threadId, isNew, wantsToWrite, open, read, write, begin, leaveDeleted } = useThreadId();
  const conversations = useConversations();
  const thread = useThread(threadId, isNew, conversations);
  useKeptPlace(openId, thread.status, open);
  const isUsable =
    (conversations.isSettled || conversations.legacy.length > 0) && thread.status !== 'loading';
  useReady(isUsable);
  const afterView = useAfterView(isUsable);
  useDirty();
  useRestoredOutgoing();

  return (
    <AfterViewContext value={afterView}>
      <div className={styles.frame}>
        <div className={styles.chat} data-pane={openId === undefined ? 'list' : 'thread'}>
          <Conversations conversations={conversations} openId={openId} onOpen={read} onBegin={begin} />
          <Thread
            key={threadId}
            id={threadId}
            thread={thread}
            conversations={conversations}
            wantsToWrite={wantsToWrite}
            onBack={read}
            onBegin={begin}
            onVersion={write}
            onDeleted={leaveDeleted}
          />
        </div>
        {afterView.part && <afterView.part.PassingNotices />}
      </div>
    </AfterViewContext>
  );
}
