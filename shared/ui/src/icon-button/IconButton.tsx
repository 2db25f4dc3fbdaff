import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../class-names/class-names.ts';
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does, for screen readers and as the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Default: `ghost`. */
  readonly variant?: 'primary' | 'secondary' | 'ghost' | undefined;
  readonly size?: 'sm' | 'md' | undefined;
}

/** A square button with an icon alone. */
export function IconButton({
  label,
  icon,
  variant = 'ghost',
  size = 'md',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      className={classNames(styles.button, styles[variant], size === 'sm' && styles.sm, className)}
    >
      {icon}
      <VisuallyHidden>{label}</VisuallyHidden>
    </button>
  );
}
