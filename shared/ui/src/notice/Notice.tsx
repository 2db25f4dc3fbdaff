import { t } from '@ficus/i18n';
import type { MouseEvent, ReactNode } from 'react';
import { classNames } from '../class-names/class-names.ts';
import { IconButton } from '../icon-button/IconButton.tsx';
import { CloseIcon, ErrorIcon, InfoIcon, SuccessIcon, WarningIcon } from '../icons/basic-icons.tsx';
import styles from './notice.module.css';

export interface NoticeProps {
  /** Default: `info`. */
  readonly tone?: 'info' | 'success' | 'warning' | 'error' | undefined;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** One or two buttons. */
  readonly action?: ReactNode;
  /** Shows a close button. */
  readonly onDismiss?: (() => void) | undefined;
  /**
   * How a screen reader learns of it: `assertive` interrupts, `off` suits a notice that was there from the
   * start. Default: `polite`.
   */
  readonly live?: 'polite' | 'assertive' | 'off' | undefined;
  readonly className?: string | undefined;
}

const ICONS = { info: InfoIcon, success: SuccessIcon, warning: WarningIcon, error: ErrorIcon };
const ROLES = { polite: 'status', assertive: 'alert', off: undefined };

/** Says something about the view it stands in, with what can be done about it. */
export function Notice({
  tone = 'info',
  title,
  children,
  action,
  onDismiss,
  live = 'polite',
  className,
}: NoticeProps) {
  const ToneIcon = ICONS[tone];

  function dismiss(event: MouseEvent<HTMLButtonElement>) {
    // The button vanishes with the notice; without a new place, the keyboard would start at the top again.
    event.currentTarget.closest<HTMLElement>('main[tabindex]')?.focus({ preventScroll: true });
    onDismiss?.();
  }

  return (
    <div className={classNames(styles.notice, styles[tone], className)} role={ROLES[live]}>
      <span className={styles.icon}>
        <ToneIcon size={18} />
      </span>
      <div className={styles.body}>
        <div className={styles.text}>
          {title !== undefined && <p className={styles.title}>{title}</p>}
          {children !== undefined && <div>{children}</div>}
        </div>
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
      {onDismiss !== undefined && (
        <IconButton
          className={styles.dismiss}
          size="sm"
          label={t`Dismiss`}
          icon={<CloseIcon />}
          onClick={dismiss}
        />
      )}
    </div>
  );
}
