import { PERMISSIONS, type Permission, ROLE_PERMISSIONS, type Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Badge, Card, CheckIcon, Table, type TableColumn, VisuallyHidden } from '@ficus/ui';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { useMe } from '../me.ts';
import { aRole, permissionWords, ROLES_BY_REACH, roleWords } from '../role-words.ts';
import { useReady } from '../use-ready.ts';
import styles from './roles-screen.module.css';

/** The roles, and what each may do: read from the contracts that the services check by. */
export function RolesScreen() {
  const { me } = useMe();
  const { hrefOf } = useAdminAddress();
  useReady(true);
  return (
    <>
      <div className={styles.cards}>
        {ROLES_BY_REACH.map((role) => (
          <Card
            key={role}
            level={3}
            // In the plural: the page around it is the region 'Admin' already.
            title={manyOf(role)}
            description={roleWords(role).description}
            actions={role === me.role && <Badge tone="accent">{t`Yours`}</Badge>}
          >
            <a className={styles.link} href={hrefOf({ screen: 'people', list: { role } })}>
              {t`Who is ${aRole(role)}`}
            </a>
          </Card>
        ))}
      </div>
      <Table
        caption={t`What each role may do`}
        columns={columns()}
        rows={PERMISSIONS}
        rowKey={(permission) => permission}
      />
    </>
  );
}

const columns = (): readonly TableColumn<Permission>[] => [
  {
    key: 'permission',
    header: t`Permission`,
    isRowHeader: true,
    cell: (permission) => (
      <span className={styles.names}>
        {permissionWords()[permission].label}
        <span className={styles.description}>{permissionWords()[permission].description}</span>
      </span>
    ),
  },
  ...ROLES_BY_REACH.map((role) => ({
    key: role,
    header: roleWords(role).label,
    cell: (permission: Permission) => <YesOrNo role={role} permission={permission} />,
  })),
];

function YesOrNo({ role, permission }: { readonly role: Role; readonly permission: Permission }) {
  if (!ROLE_PERMISSIONS[role].includes(permission)) {
    return (
      <span className={styles.no}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{t`No`}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={styles.yes}>
      <CheckIcon />
      <VisuallyHidden>{t`Yes`}</VisuallyHidden>
    </span>
  );
}

function manyOf(role: Role): string {
  if (role === 'member') return t`Members`;
  return role === 'admin' ? t`Admins` : t`Operators`;
}
