import type { Person } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Avatar, Badge, Button, Skeleton } from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import type { Bootstrap } from '../../document/bootstrap.ts';
import type { HostParts } from '../host/create-host.ts';
import { FailureText } from './FailureText.tsx';
import { permissionWords } from './permission-words.ts';
import styles from './profile.module.css';
import { roleWords } from './role-words.ts';

interface TenantListProps extends Pick<HostParts, 'client' | 'person'> {
  /** What the page knows of them already. */
  readonly tenants: Bootstrap['tenants'];
  readonly onSwitch: (tenantId: string) => Promise<void>;
}

/** The person's tenants: their role in each, and what it lets them do. */
export function TenantList({ client, person, tenants, onSwitch }: TenantListProps) {
  const session = useQuery({ queryKey: ['own-tenants'], queryFn: () => client.auth.session() });
  if (session.isError) return <FailureText error={session.error} />;
  return (
    <ul className={styles.list}>
      {(session.data?.tenants ?? known(person, tenants)).map(
        ({ tenantId, tenantName, role, permissions }) => (
          <li key={tenantId} className={styles.item}>
            <Avatar name={tenantName} shape="square" />
            <div className={styles.words}>
              <p className={styles.strong}>
                {tenantName} {role && <Badge>{roleWords(role)}</Badge>}
              </p>
              {permissions ? (
                <p className={styles.quiet}>{permissionWords(permissions)}</p>
              ) : (
                <Skeleton shape="heading" />
              )}
            </div>
            {tenantId === person.tenantId ? (
              <Badge tone="accent">{t`Here now`}</Badge>
            ) : (
              <Button size="sm" onClick={() => void onSwitch(tenantId).catch(() => undefined)}>
                {t`Switch to ${tenantName}`}
              </Button>
            )}
          </li>
        ),
      )}
    </ul>
  );
}

/** One for each tenant, so that what stands below does not move when the rest is known. */
function known(person: Person, tenants: Bootstrap['tenants'] = [person]): NonNullable<Bootstrap['tenants']> {
  return tenants.map((tenant) => (tenant.tenantId === person.tenantId ? person : tenant));
}
