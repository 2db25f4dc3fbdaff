import { t } from '@ficus/i18n';
import type { AdminAddress } from './address/admin-address.ts';
import { useAdminAddress } from './address/use-admin-address.ts';
import styles from './screen-links.module.css';

interface ScreenLinksProps {
  readonly mayInvite: boolean;
  readonly mayReadLog: boolean;
  readonly mayOperate: boolean;
}

const PEOPLE: AdminAddress = { screen: 'people', list: {} };
const INVITATIONS: AdminAddress = { screen: 'invitations' };
const ROLES: AdminAddress = { screen: 'roles' };
const AUDIT: AdminAddress = { screen: 'audit', list: {} };
const MIGRATION: AdminAddress = { screen: 'migration', show: {} };

/** The screens beside each other. They are addresses, so these are links and no tabs. */
export function ScreenLinks({ mayInvite, mayReadLog, mayOperate }: ScreenLinksProps) {
  const { address, hrefOf } = useAdminAddress();
  const link = (to: AdminAddress, words: string) => (
    <a
      key={to.screen}
      className={styles.link}
      href={hrefOf(to)}
      aria-current={address.screen === to.screen ? 'page' : undefined}
    >
      {words}
    </a>
  );
  return (
    <nav className={styles.links} aria-label={t`Admin`}>
      {link(PEOPLE, t`People`)}
      {mayInvite && link(INVITATIONS, t`Invitations`)}
      {link(ROLES, t`Roles`)}
      {mayReadLog && link(AUDIT, t`Audit log`)}
      {mayOperate && link(MIGRATION, t`Migration`)}
    </nav>
  );
}
