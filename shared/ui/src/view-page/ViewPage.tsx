import type { ReactNode, Ref } from 'react';
import styles from './view-page.module.css';

export interface ViewPageProps {
  /** The element that scrolls. */
  readonly ref?: Ref<HTMLDivElement> | undefined;
  readonly children: ReactNode;
}

/** The ground of a view that is a page: it fills its place, scrolls by itself, and keeps its lines short enough to read. */
export function ViewPage({ ref, children }: ViewPageProps) {
  return (
    <div ref={ref} className={styles.frame}>
      <div className={styles.page}>{children}</div>
    </div>
  );
}
