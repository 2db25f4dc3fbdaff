import { Button } from '../button/Button.tsx';
import { ArrowDownIcon } from '../icons/icons.tsx';
import styles from './load-more.module.css';

export interface LoadMoreProps {
  readonly shown: number;
  readonly total: number;
  /** What is counted, in the plural, such as 'people'. */
  readonly noun: string;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onLoadMore: () => void;
}

/** Below a list that is read page by page: how much of it is shown, and the way to the rest. */
export function LoadMore({ shown, total, noun, hasMore, isLoading, onLoadMore }: LoadMoreProps) {
  return (
    <div className={styles.foot}>
      <p className={styles.count} role="status">
        {hasMore
          ? `${shown.toLocaleString()} of ${total.toLocaleString()} ${noun}`
          : `${total.toLocaleString()} ${noun}`}
      </p>
      {hasMore && (
        <Button size="sm" icon={<ArrowDownIcon />} busy={isLoading} onClick={onLoadMore}>
          Load more
        </Button>
      )}
    </div>
  );
}
