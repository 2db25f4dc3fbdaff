import type { Message } from '@ficus/contracts';
import { memo, useContext } from 'react';
import { AfterViewContext } from '../after-view/use-after-view.ts';
import type { OutgoingMessage } from '../sending/outgoing-message.ts';
import type { OutgoingState } from '../sending/use-outgoing.ts';
import { OutgoingBubble } from './outgoing-bubble.tsx';
import { ReplyText } from './reply-text.tsx';
import styles from './thread.module.css';
import { UserBubble } from './user-bubble.tsx';

interface MessagesProps {
  readonly messages: readonly Message[];
  readonly outgoing: readonly OutgoingState[];
  readonly onRetry: (outgoing: OutgoingMessage) => void;
  readonly onTakeBack: (outgoing: OutgoingMessage) => void;
}

/** The messages, oldest first, and after them those on their way. */
export function Messages({ messages, outgoing, onRetry, onTakeBack }: MessagesProps) {
  return (
    <ol className={styles.messages}>
      <SaidMessages messages={messages} />
      {outgoing.map((one) => (
        <OutgoingBubble key={one.message.id} outgoing={one} onRetry={onRetry} onTakeBack={onTakeBack} />
      ))}
    </ol>
  );
}

const SaidMessages = memo(function SaidMessages({ messages }: Pick<MessagesProps, 'messages'>) {
  return messages.map((message) => (
    <li key={message.id} className={styles.item}>
      {message.role === 'user' ? <UserText message={message} /> : <ReplyText message={message} />}
    </li>
  ));
});

function UserText({ message }: { readonly message: Message }) {
  const part = useContext(AfterViewContext)?.part;
  if (part) return <part.UserMessage message={message} />;
  return (
    <div className={styles.toolless}>
      <UserBubble content={message.content} createdAt={message.createdAt} />
    </div>
  );
}
