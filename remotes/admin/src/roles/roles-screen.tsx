import { PERMISSIONS, type Permission, ROLE_PERMISSIONS, type Role } from '@ficus/contracts';
import { Badge, Card, CheckIcon, Table, type TableColumn, VisuallyHidden } from '@ficus/ui';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { useMe } from '../me.ts';
import { PERMISSION_WORDS, ROLE_WORDS, ROLES_BY_REACH } from '../role-words.ts';
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
            title={`${ROLE_WORDS[role].label}s`}
            description={ROLE_WORDS[role].description}
            actions={role === me.role && <Badge tone="accent">Yours</Badge>}
          >
            <a className={styles.link} href={hrefOf({ screen: 'people', list: { role } })}>
              Who is {role === 'member' ? 'a member' : `an ${role}`}
            </a>
          </Card>
        ))}
      </div>
      <Table
        caption="What each role may do"
        columns={COLUMNS}
        rows={PERMISSIONS}
        rowKey={(permission) => permission}
      />
    </>
  );
}

const COLUMNS: readonly TableColumn<Permission>[] = [
  {
    key: 'permission',
    header: 'Permission',
    isRowHeader: true,
    cell: (permission) => (
      <span className={styles.names}>
        {PERMISSION_WORDS[permission].label}
        <span className={styles.description}>{PERMISSION_WORDS[permission].description}</span>
      </span>
    ),
  },
  ...ROLES_BY_REACH.map((role) => ({
    key: role,
    header: ROLE_WORDS[role].label,
    cell: (permission: Permission) => <YesOrNo role={role} permission={permission} />,
  })),
];

function YesOrNo({ role, permission }: { readonly role: Role; readonly permission: Permission }) {
  if (!ROLE_PERMISSIONS[role].includes(permission)) {
    return (
      <span className={styles.no}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>No</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={styles.yes}>
      <CheckIcon />
      <VisuallyHidden>Yes</VisuallyHidden>
    </span>
  );
}
