import { t, translate } from '@ficus/i18n';
import { ButtonLink, EmptyState } from '@ficus/ui';
import { Mark } from '../mark/Mark.tsx';
import type { FeatureLink } from '../navigation/Navigation.tsx';
import styles from './page.module.css';

export interface NotFoundPageProps {
  /** The feature to go on with. */
  readonly home?: FeatureLink | undefined;
}

/** Stands where no feature lives. The link is a plain one: it works even when the page's code is out of date. */
export function NotFoundPage({ home }: NotFoundPageProps) {
  return (
    <div className={styles.page}>
      <EmptyState
        level={1}
        icon={<Mark size={48} />}
        title={t`There is no page here`}
        action={
          home && (
            <ButtonLink variant="primary" href={home.path}>
              {t`Go to ${translate(home.title)}`}
            </ButtonLink>
          )
        }
      >
        {t`The address may be mistyped, or the page has moved.`}
      </EmptyState>
    </div>
  );
}
