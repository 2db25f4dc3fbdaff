import type { PersonSummary, Role } from '@ficus/contracts';
import { Button, ChevronDownIcon, CloseIcon, IconButton, Menu, MenuItem } from '@ficus/ui';
import { usePersonActions } from '../actions/person-actions.ts';
import { ROLE_WORDS, ROLES_BY_REACH } from '../role-words.ts';
import styles from './bulk-bar.module.css';

interface BulkBarProps {
  /** Those who are selected. */
  readonly people: readonly PersonSummary[];
  /** Roles that may be given. */
  readonly roles: readonly Role[];
  readonly onClear: () => void;
}

/** What can be done with all who are selected; it stands above the list while anybody is. */
export function BulkBar({ people, roles, onClear }: BulkBarProps) {
  const { changeRole, deactivate, reactivate } = usePersonActions();
  const active = people.filter(({ status }) => status === 'active');
  const gone = people.filter(({ status }) => status === 'deactivated');
  return (
    <section className={styles.bar} aria-label="Selected people">
      <p className={styles.count} role="status">
        {people.length} selected
      </p>
      <div className={styles.buttons}>
        <Menu
          label="Change role"
          trigger={(props) => (
            <Button {...props} size="sm" icon={<ChevronDownIcon />}>
              Change role
            </Button>
          )}
        >
          {ROLES_BY_REACH.filter((role) => roles.includes(role)).map((role) => (
            <MenuItem
              key={role}
              onSelect={() => {
                const others = people.filter((person) => person.role !== role);
                if (others.length > 0) changeRole(others, role);
              }}
            >
              {ROLE_WORDS[role].label}
            </MenuItem>
          ))}
        </Menu>
        {active.length > 0 && (
          <Button size="sm" onClick={() => deactivate(active)}>
            Deactivate
          </Button>
        )}
        {gone.length > 0 && (
          <Button size="sm" onClick={() => reactivate(gone)}>
            Reactivate
          </Button>
        )}
      </div>
      <IconButton size="sm" label="Clear selection" icon={<CloseIcon />} onClick={onClear} />
    </section>
  );
}
