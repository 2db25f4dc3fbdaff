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
      {count > 0 ? `${count} found` : !isBusy && `No conversation holds “${filter.trim()}”.`}
    </p>
  );
}
