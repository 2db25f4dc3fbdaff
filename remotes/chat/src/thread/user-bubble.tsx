import { t } from '@ficus/i18n';
import { VisuallyHidden } from '@ficus/ui';
import styles from './thread.module.css';
import { timeWords } from './time-words.ts';

interface UserBubbleProps {
  readonly content: string;
  readonly createdAt: number;
}

/** What the person said; line breaks as typed. */
export function UserBubble({ content, createdAt }: UserBubbleProps) {
  return (
    <div className={styles.user} data-role="user" title={timeWords(createdAt)}>
      <VisuallyHidden>{t`You: `}</VisuallyHidden>
      <span>{content}</span>
    </div>
  );
}
