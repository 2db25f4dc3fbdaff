import { t } from '@ficus/i18n';
import { Notice } from '@ficus/ui';
import { useId } from 'react';
import { useStore } from 'zustand';
import { useHost } from '../host-context.ts';
import styles from './conversations.module.css';

/** How far the legacy conversations have come; nothing once all are confirmed. */
export function ImportProgress() {
  const id = useId();
  const { pendingConversations } = useHost().session;
  const { status, confirmed, total } = useStore(pendingConversations);
  if (status === 'failed') {
    return (
      <Notice
        className={styles.notice}
        tone="warning"
      >{t`Some conversations are not on the server yet. They are safe in this browser and shown here; the next try follows by itself.`}</Notice>
    );
  }
  if (status !== 'importing' || total === 0) return null;
  const words = t`Bringing your conversations over: ${confirmed} of ${total}`;
  return (
    <div className={styles.progress}>
      <p id={id}>{words}</p>
      <progress aria-labelledby={id} max={total} value={confirmed} />
    </div>
  );
}
