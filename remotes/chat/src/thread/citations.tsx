import type { Citation } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import styles from './citations.module.css';

/** The sources of a reply; each opens to the passage that was used. */
export function Citations({ citations }: { readonly citations: readonly Citation[] }) {
  return (
    <section className={styles.citations} aria-label={t`Sources`}>
      <h3 className={styles.heading}>{t`Sources`}</h3>
      <ol className={styles.list}>
        {citations.map(({ documentId, title, excerpt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one document may be cited twice, and the list never changes.
          <li key={`${documentId} ${index}`}>
            <details className={styles.source}>
              <summary className={styles.summary}>
                <span className={styles.number} aria-hidden="true">
                  {index + 1}
                </span>
                <span className={styles.title}>{title}</span>
              </summary>
              <blockquote className={styles.excerpt}>{excerpt}</blockquote>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
