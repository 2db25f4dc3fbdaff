import { type ReactNode, useId } from 'react';
import styles from './showcase.module.css';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One group of components. */
export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Things side by side, as many as there is room for. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** Things in columns of a field's width. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}
