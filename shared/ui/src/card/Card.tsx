import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names/class-names.ts';
import styles from './card.module.css';

export interface CardProps {
  readonly title?: ReactNode;
  /** Level of the title among the page's headings. Default: 2. */
  readonly level?: 2 | 3 | undefined;
  readonly description?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** Buttons below the content, as of a form. */
  readonly footer?: ReactNode;
  /** `danger` surrounds what hurts. Default: `plain`. */
  readonly tone?: 'plain' | 'danger' | undefined;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** Things that belong together, on a ground of their own. With a title it is a region that bears its name. */
export function Card({
  title,
  level = 2,
  description,
  actions,
  footer,
  tone = 'plain',
  className,
  children,
}: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const isNamed = title !== undefined;
  const Room = isNamed ? 'section' : 'div';
  return (
    <Room
      className={classNames(styles.card, styles[tone], className)}
      aria-labelledby={isNamed ? id : undefined}
    >
      {isNamed && (
        <header className={styles.header}>
          <div className={styles.words}>
            <Heading id={id} className={styles.title}>
              {title}
            </Heading>
            {description !== undefined && <p className={styles.description}>{description}</p>}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children !== undefined && <div className={styles.body}>{children}</div>}
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </Room>
  );
}
