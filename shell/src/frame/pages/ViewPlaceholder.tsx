import { t } from '@ficus/i18n';
import { Skeleton, VisuallyHidden } from '@ficus/ui';
import styles from './page.module.css';

/** Stands where a view is still loading; it appears only after a quarter of a second. */
export function ViewPlaceholder({ title }: { readonly title: string }) {
  return (
    <div className={styles.placeholder} role="status">
      <VisuallyHidden>{t`Loading ${title}…`}</VisuallyHidden>
      <Skeleton shape="heading" width="short" />
      {(['full', 'wide', 'half'] as const).map((width) => (
        <div key={width} className={styles.turn}>
          <Skeleton shape="circle" />
          <div className={styles.lines}>
            <Skeleton width="short" />
            <Skeleton width={width} />
            <Skeleton width="half" />
          </div>
        </div>
      ))}
    </div>
  );
}
