import type { MouseEvent, ReactNode } from 'react';
import { ArrowLeftIcon } from '../icons/basic-icons.tsx';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** Level of the title among the page's headings. Default: 1. */
  readonly level?: 1 | 2 | 3 | undefined;
  /** A badge or two beside the title. */
  readonly badges?: ReactNode;
  readonly description?: ReactNode;
  /** The page's buttons. */
  readonly actions?: ReactNode;
  /** The way up, such as to the list that this page is one of. */
  readonly back?:
    | {
        readonly href: string;
        readonly label: string;
        /** Called instead of following the link, for a plain press. */
        readonly onPress?: () => void;
      }
    | undefined;
}

/** The head of a page: its title, what it is about, and what can be done with the whole of it. */
export function PageHeader({ title, level = 1, badges, description, actions, back }: PageHeaderProps) {
  function press(event: MouseEvent) {
    // With a key held down a link opens elsewhere; that stays the browser's.
    if (!back?.onPress || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    back.onPress();
  }

  const Heading = `h${level}` as const;
  return (
    <header className={styles.header}>
      {back && (
        <a className={styles.back} href={back.href} onClick={press}>
          <ArrowLeftIcon size={14} />
          {back.label}
        </a>
      )}
      <div className={styles.row}>
        <div className={styles.words}>
          <div className={styles.titleLine}>
            <Heading className={styles.title}>{title}</Heading>
            {badges}
          </div>
          {description !== undefined && <p className={styles.description}>{description}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
