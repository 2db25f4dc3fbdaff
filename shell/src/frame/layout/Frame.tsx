import type { Person } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import type { ReactNode } from 'react';
import { AccountMenu } from '../account-menu/AccountMenu.tsx';
import type { Theme } from '../account-menu/theme.ts';
import { Mark } from '../mark/Mark.tsx';
import { type FeatureLink, Navigation } from '../navigation/Navigation.tsx';
import { type TenantChoice, TenantSwitcher } from '../tenant-switcher/TenantSwitcher.tsx';
import styles from './frame.module.css';

export interface FrameProps {
  readonly person: Person;
  /** The features that the person may use, in order. */
  readonly features: readonly FeatureLink[];
  /** Name of the feature on the page; none on pages that belong to no feature. */
  readonly activeFeature?: string | undefined;
  readonly theme: Theme;
  readonly onThemeChange: (theme: Theme) => void;
  /** Asked to go to a feature's path; the links keep real addresses for new tabs. */
  readonly onNavigate: (path: string) => void;
  /** All tenants in which the person may act. Default: the one on the page. */
  readonly tenants?: readonly TenantChoice[] | undefined;
  readonly onSwitchTenant?: ((tenantId: string) => Promise<void>) | undefined;
  readonly onSignOut: () => void;
  readonly onProfile?: (() => void) | undefined;
  readonly onExport?: (() => void) | undefined;
  readonly onForget?: (() => void) | undefined;
  /** Further items of the account menu, before the others. */
  readonly menuItems?: ReactNode;
  /** Commands, and what the person has been told. They come after the view; their place is kept. */
  readonly tools?: ReactNode;
  /** Notices above the view, the newest last. */
  readonly notices?: ReactNode;
  /** The view. It fills the height and scrolls by itself. */
  readonly children: ReactNode;
}

/** The page around every view: skip link, product, tenant, navigation, account, notices, and the view in `main`. */
export function Frame(props: FrameProps) {
  const { person, features, activeFeature, onNavigate, notices, children } = props;
  return (
    <div className={styles.frame} data-bar={features.length > 1 ? 'shown' : 'none'}>
      <a className={styles.skip} href="#main">
        {t`Skip to content`}
      </a>
      <header className={styles.header}>
        <div className={styles.brand}>
          <Mark />
          <span className={styles.product}>Ficus</span>
        </div>
        <div className={styles.tenant}>
          <TenantSwitcher
            current={person}
            tenants={props.onSwitchTenant ? (props.tenants ?? []) : []}
            onSwitch={async (tenantId) => props.onSwitchTenant?.(tenantId)}
          />
        </div>
        <Navigation features={features} activeFeature={activeFeature} onNavigate={onNavigate} />
        <div className={styles.tools}>{props.tools}</div>
        <div className={styles.account}>
          <AccountMenu
            person={person}
            theme={props.theme}
            onThemeChange={props.onThemeChange}
            onSignOut={props.onSignOut}
            onProfile={props.onProfile}
            onExport={props.onExport}
            onForget={props.onForget}
            items={props.menuItems}
          />
        </div>
      </header>
      <main className={styles.main} id="main" tabIndex={-1}>
        <div className={styles.notices}>{notices}</div>
        <div className={styles.view}>{children}</div>
      </main>
    </div>
  );
}
