import { classNames } from '../class-names/class-names.ts';
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx';
import styles from './spinner.module.css';

export interface SpinnerProps {
  /** What is being waited for, told to screen readers. Without it the spinner is decoration. */
  readonly label?: string | undefined;
  readonly size?: 'sm' | 'md' | undefined;
}

/** A turning ring for waits of a second or more; it stands still and pulses where motion is unwelcome. */
export function Spinner({ label, size = 'sm' }: SpinnerProps) {
  const ring = <span className={classNames(styles.ring, size === 'md' && styles.md)} aria-hidden="true" />;
  if (label === undefined) return ring;
  return (
    <span className={styles.spinner} role="status">
      {ring}
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
