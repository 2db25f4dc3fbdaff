import { number, t } from '@ficus/i18n';
import styles from './conversations.module.css';

interface FoundCountProps {
  readonly filter: string;
  readonly count: number;
  /** More may come. */
  readonly isBusy: boolean;
}

/** How many conversations a search has found, told to screen readers too. */
export function FoundCount({ filter, count, isBusy }: FoundCountProps) {
  return (
    <p className={styles.quiet} role="status">
      {count > 0 ? t`${number(count)} found` : !isBusy && t`No conversation holds “${filter.trim()}”.`}
    </p>
  );
}
