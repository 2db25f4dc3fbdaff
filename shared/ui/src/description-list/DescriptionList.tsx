import type { ReactNode } from 'react';
import styles from './description-list.module.css';

export interface DescriptionListProps {
  /** Names and what they stand for; entries that have nothing to say are left out by the caller. */
  readonly items: readonly { readonly term: string; readonly details: ReactNode }[];
}

/** Facts about one thing, name by name. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className={styles.list}>
      {items.map(({ term, details }) => (
        <div key={term} className={styles.item}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.details}>{details}</dd>
        </div>
      ))}
    </dl>
  );
}
