import type { Person } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import {
  ArrowDownIcon,
  Avatar,
  Badge,
  ChevronUpDownIcon,
  Menu,
  MenuChoices,
  MenuItem,
  MenuSeparator,
  MonitorIcon,
  MoonIcon,
  PencilIcon,
  SignOutIcon,
  SunIcon,
  TrashIcon,
  VisuallyHidden,
} from '@ficus/ui';
import type { ReactNode } from 'react';
import styles from './account-menu.module.css';
import type { Theme } from './theme.ts';

export interface AccountMenuProps {
  readonly person: Person;
  readonly theme: Theme;
  readonly onThemeChange: (theme: Theme) => void;
  readonly onSignOut: () => void;
  /** Opens the page about oneself. */
  readonly onProfile?: (() => void) | undefined;
  /** Hands the person their data as a file. */
  readonly onExport?: (() => void) | undefined;
  /** Forgets copies of the old application's data on this device. */
  readonly onForget?: (() => void) | undefined;
  /** Further items, before the others. */
  readonly items?: ReactNode;
}

const themes = () =>
  [
    { value: 'system', label: t`System`, icon: <MonitorIcon /> },
    { value: 'light', label: t`Light`, icon: <SunIcon /> },
    { value: 'dark', label: t`Dark`, icon: <MoonIcon /> },
  ] as const;

/** The profile page has these words too; a module that both import would weigh more than they do. */
function roleWords(role: Person['role']): string {
  if (role === 'operator') return t`Platform operator`;
  return role === 'admin' ? t`Admin` : t`Member`;
}

/** Who is signed in, how the page looks to them, and the way out. */
export function AccountMenu({
  person,
  theme,
  onThemeChange,
  onSignOut,
  onProfile,
  onExport,
  onForget,
  items,
}: AccountMenuProps) {
  return (
    <Menu
      label={t`Account`}
      trigger={(props) => (
        <button {...props} className={styles.trigger}>
          <Avatar name={person.name} />
          <VisuallyHidden>{t`Account: `}</VisuallyHidden>
          <span className={styles.name}>{person.name}</span>
          <span className={styles.chevron}>
            <ChevronUpDownIcon />
          </span>
        </button>
      )}
      header={
        <div className={styles.person}>
          <Avatar name={person.name} size="lg" />
          <div className={styles.words}>
            <p className={styles.strong}>{person.name}</p>
            <p className={styles.quiet}>{person.email}</p>
            <p className={styles.place}>
              <Badge>{roleWords(person.role)}</Badge>
              <span className={styles.quiet}>{person.tenantName}</span>
            </p>
          </div>
        </div>
      }
    >
      {items}
      {onProfile && (
        <MenuItem icon={<PencilIcon />} onSelect={onProfile}>
          {t`Profile and preferences`}
        </MenuItem>
      )}
      <MenuChoices label={t`Theme`} value={theme} choices={themes()} onChoose={onThemeChange} />
      {(onExport || onForget) && <MenuSeparator />}
      {onExport && (
        <MenuItem icon={<ArrowDownIcon />} onSelect={onExport}>
          {t`Export my data`}
        </MenuItem>
      )}
      {onForget && (
        <MenuItem icon={<TrashIcon />} onSelect={onForget}>
          {t`Forget my old data`}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<SignOutIcon />} onSelect={onSignOut}>
        {t`Sign out`}
      </MenuItem>
    </Menu>
  );
}
