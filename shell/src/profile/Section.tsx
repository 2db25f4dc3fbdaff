import { type ReactNode, useId } from 'react';
import styles from './profile.module.css';

interface SectionProps {
  readonly title: string;
  /** One sentence on what it is for. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One subject of the profile page. */
export function Section({ title, hint, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.about}>
        <h2 id={heading} className={styles.heading}>
          {title}
        </h2>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
