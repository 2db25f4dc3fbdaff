import { t } from '@ficus/i18n';
import type { ReactNode } from 'react';
import { Button } from '../button/Button.tsx';
import { ArrowLeftIcon } from '../icons/basic-icons.tsx';
import { ChevronRightIcon } from '../icons/icons.tsx';
import styles from './pager.module.css';

export interface PagerProps {
  /** Which part of the list this is, or how much there is of it; said to screen readers when it changes. */
  readonly summary: ReactNode;
  /** The list has more than this page. */
  readonly hasPages: boolean;
  /** This is the first page. */
  readonly isFirst: boolean;
  /** Absent: it is not offered. */
  readonly onFirst?: (() => void) | undefined;
  /** Absent: it is not offered. */
  readonly onPrevious?: (() => void) | undefined;
  /** Absent: this is the last page. */
  readonly onNext?: (() => void) | undefined;
  /** The page before is on its way. Default: false. */
  readonly isBusy?: boolean | undefined;
}

/** Below a list that is read page by page: how much there is, and the way to the other pages. */
export function Pager({
  summary,
  hasPages,
  isFirst,
  onFirst,
  onPrevious,
  onNext,
  isBusy = false,
}: PagerProps) {
  return (
    <div className={styles.foot}>
      <p className={styles.count} role="status">
        {summary}
      </p>
      {hasPages && (
        <div className={styles.buttons}>
          {onFirst && (
            <Button size="sm" variant="ghost" disabled={isFirst} onClick={onFirst}>
              {t`First page`}
            </Button>
          )}
          {onPrevious && (
            <Button size="sm" icon={<ArrowLeftIcon />} disabled={isFirst} busy={isBusy} onClick={onPrevious}>
              {t`Previous page`}
            </Button>
          )}
          <Button size="sm" icon={<ChevronRightIcon />} disabled={!onNext} onClick={() => onNext?.()}>
            {t`Next page`}
          </Button>
        </div>
      )}
    </div>
  );
}
