import type { Message } from '@ficus/contracts';
import { VisuallyHidden } from '@ficus/ui';
import { Citations } from './citations.tsx';
import styles from './thread.module.css';
import { timeWords } from './time-words.ts';

/** A reply as plain text, with the documents it rests on. */
export function ReplyText({ message }: { readonly message: Message }) {
  return (
    <div className={styles.reply} data-role="assistant">
      <div className={styles.prose} title={timeWords(message.createdAt)}>
        <VisuallyHidden>Reply: </VisuallyHidden>
        <span>{message.content}</span>
      </div>
      {message.citations && message.citations.length > 0 && <Citations citations={message.citations} />}
    </div>
  );
}
