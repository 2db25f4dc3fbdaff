import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { type ButtonLook, buttonClassName } from './button-look.ts';

export interface ButtonLinkProps extends ComponentProps<'a'>, ButtonLook {
  readonly href: string;
  /** A 16 px icon before the label. */
  readonly icon?: ReactNode;
}

/** A link with the looks of a button, for actions that lead to another address. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={buttonClassName({ variant, size }, className)}>
      {icon}
      <span className={styles.label}>{children}</span>
    </a>
  );
}
