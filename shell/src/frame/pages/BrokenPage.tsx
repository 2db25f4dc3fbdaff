import { t } from '@ficus/i18n';
import { Button, EmptyState, RetryIcon, WarningIcon } from '@ficus/ui';
import styles from './page.module.css';

export interface BrokenPageProps {
  /** Title of the feature. */
  readonly title: string;
  readonly onRetry: () => void;
  /** A retry is under way. Default: false. */
  readonly isRetrying?: boolean | undefined;
  /** What support can find the failure by. */
  readonly reference?: string | undefined;
}

/** The last resort, when the new view and the legacy view both failed. */
export function BrokenPage({ title, onRetry, isRetrying = false, reference }: BrokenPageProps) {
  return (
    <div className={styles.page} role="alert">
      <EmptyState
        level={1}
        icon={
          <span className={styles.warning}>
            <WarningIcon size={40} />
          </span>
        }
        title={t`${title} can’t be shown right now`}
        action={
          <Button variant="primary" icon={<RetryIcon />} busy={isRetrying} onClick={onRetry}>
            {t`Try again`}
          </Button>
        }
      >
        <p className={styles.text}>
          {t`What you were writing is kept on this device and will be here when ${title} is back.`}
        </p>
        {reference !== undefined && (
          <p className={styles.text}>
            {t`Reference for support:`} <code className={styles.reference}>{reference}</code>
          </p>
        )}
      </EmptyState>
    </div>
  );
}
