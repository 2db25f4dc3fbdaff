import { t, translate } from '@ficus/i18n';
import { ButtonLink, EmptyState, LockIcon } from '@ficus/ui';
import type { FeatureLink } from '../navigation/Navigation.tsx';
import styles from './page.module.css';

export interface NoPermissionPageProps {
  /** Title of the feature that the person may not use. */
  readonly title: string;
  readonly tenantName: string;
  /** A feature that they may use. */
  readonly home?: FeatureLink | undefined;
}

/** Says who can change it, as nothing on this page can. */
export function NoPermissionPage({ title, tenantName, home }: NoPermissionPageProps) {
  return (
    <div className={styles.page}>
      <EmptyState
        level={1}
        icon={<LockIcon size={40} />}
        title={t`You don’t have access to ${title}`}
        action={home && <ButtonLink href={home.path}>{t`Go to ${translate(home.title)}`}</ButtonLink>}
      >
        {t`An admin of ${tenantName} can give it to you.`}
      </EmptyState>
    </div>
  );
}
