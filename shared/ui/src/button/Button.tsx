import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { Spinner } from '../spinner/Spinner.tsx';
import styles from './button.module.css';
import { type ButtonLook, buttonClassName } from './button-look.ts';

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** The action is under way: a spinner shows, presses do nothing, focus stays. Default: false. */
  readonly busy?: boolean | undefined;
  /** A 16 px icon before the label. */
  readonly icon?: ReactNode;
}

/** A button; `type` is 'button' unless told otherwise. */
export function Button({
  variant,
  size,
  busy = false,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    // A busy submit button must not send its form a second time, so its default is stopped too.
    if (busy) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <button
      type="button"
      {...rest}
      className={buttonClassName({ variant, size }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={press}
    >
      {busy ? <Spinner /> : icon}
      <span className={styles.label}>{children}</span>
    </button>
  );
}
