import type { Message } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { VisuallyHidden } from '@ficus/ui';
import { useContext } from 'react';
import { AfterViewContext } from '../after-view/use-after-view.ts';
import { Citations } from './citations.tsx';
import { ReplyContent } from './reply-content.tsx';
import styles from './thread.module.css';
import { timeWords } from './time-words.ts';

/** A reply, with the documents it rests on. */
export function ReplyText({ message }: { readonly message: Message }) {
  const part = useContext(AfterViewContext)?.part;
  return (
    <div className={styles.reply} data-role="assistant">
      <div className={styles.prose} title={timeWords(message.createdAt)}>
        <VisuallyHidden>{t`Reply: `}</VisuallyHidden>
        <ReplyContent text={message.content} />
      </div>
      {message.citations && message.citations.length > 0 && <Citations citations={message.citations} />}
      <div className={styles.toolsPlace}>{part && <part.ReplyTools reply={message} />}</div>
    </div>
  );
}
