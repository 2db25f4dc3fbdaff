import { t } from '@ficus/i18n';
import { ArrowLeftIcon, IconButton } from '@ficus/ui';
import type { ReactNode } from 'react';
import styles from './thread.module.css';

interface ThreadHeaderProps {
  readonly title: string;
  readonly onBack: () => void;
  /** Actions on the conversation. */
  readonly children: ReactNode;
}

/** The conversation's title, the way back to the list where there is no room for both, and the actions. */
export function ThreadHeader({ title, onBack, children }: ThreadHeaderProps) {
  return (
    <header className={styles.header}>
      <IconButton
        className={styles.back}
        label={t`All conversations`}
        icon={<ArrowLeftIcon size={20} />}
        onClick={onBack}
      />
      <h2 className={styles.title} title={title}>
        {title}
      </h2>
      <div className={styles.actions}>{children}</div>
    </header>
  );
}
