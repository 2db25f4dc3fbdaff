import { classNames } from '../class-names/class-names.ts';
import styles from './button.module.css';

/** How a button looks: `primary` at most once in a view. Defaults: `secondary`, `md`. */
export interface ButtonLook {
  readonly variant?: 'primary' | 'secondary' | 'ghost' | 'danger' | undefined;
  readonly size?: 'sm' | 'md' | undefined;
}

/** The class names of a button of that look, followed by the caller's own. */
export function buttonClassName(
  { variant = 'secondary', size = 'md' }: ButtonLook,
  ...more: readonly (string | false | undefined)[]
): string {
  return classNames(styles.button, styles[variant], size === 'sm' && styles.sm, ...more);
}
