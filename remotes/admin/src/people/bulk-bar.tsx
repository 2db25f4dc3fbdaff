import type { PeopleChange, PersonSummary, Role } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import { Button, ChevronDownIcon, CloseIcon, IconButton, Menu, MenuItem, Notice } from '@ficus/ui';
import { ROLES_BY_REACH, roleWords } from '../role-words.ts';
import styles from './bulk-bar.module.css';
import type { Refusal } from './use-people-selection.ts';

interface BulkBarProps {
  /** Those who are selected. */
  readonly people: readonly PersonSummary[];
  /** Those of them for whom the last change was refused. */
  readonly refused: readonly Refusal[];
  /** Roles that may be given. */
  readonly roles: readonly Role[];
  /** A change is under way. */
  readonly isBusy: boolean;
  /** The way to select all that the list finds; absent where that is done, or there are no more. */
  readonly more?:
    | { readonly count: number; readonly isBusy: boolean; readonly onSelect: () => void }
    | undefined;
  readonly onChange: (change: PeopleChange) => void;
  readonly onClear: () => void;
}

/** What can be done with all who are selected; it stands above the list while anybody is. */
export function BulkBar({ people, refused, roles, isBusy, more, onChange, onClear }: BulkBarProps) {
  const has = (status: PersonSummary['status']) => people.some((person) => person.status === status);
  const button = (kind: Exclude<PeopleChange['kind'], 'role'>, words: string) => (
    <Button size="sm" aria-disabled={isBusy} onClick={() => isBusy || onChange({ kind })}>
      {words}
    </Button>
  );
  return (
    <section className={styles.place} aria-label={t`Selected people`}>
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {isBusy ? t`Changing ${number(people.length)} …` : t`${number(people.length)} selected`}
        </p>
        <div className={styles.buttons}>
          {more && (
            <Button
              size="sm"
              variant="ghost"
              busy={more.isBusy}
              onClick={more.onSelect}
            >{t`Select all ${number(more.count)} that match`}</Button>
          )}
          {(has('active') || has('deactivated')) && (
            <Menu
              label={t`Change role`}
              trigger={(props) => (
                <Button {...props} size="sm" icon={<ChevronDownIcon />}>{t`Change role`}</Button>
              )}
            >
              {ROLES_BY_REACH.filter((role) => roles.includes(role)).map((role) => (
                <MenuItem key={role} onSelect={() => isBusy || onChange({ kind: 'role', role })}>
                  {roleWords(role).label}
                </MenuItem>
              ))}
            </Menu>
          )}
          {has('active') && button('deactivate', t`Deactivate`)}
          {has('deactivated') && button('reactivate', t`Reactivate`)}
          {has('invited') && button('resend', t`Resend invitation`)}
          {button('remove', t`Remove`)}
        </div>
        <IconButton size="sm" label={t`Clear selection`} icon={<CloseIcon />} onClick={onClear} />
      </div>
      {refused.length > 0 && (
        <Notice
          tone="warning"
          live="off"
          title={
            refused.length === 1 ? t`One was not changed` : t`${number(refused.length)} were not changed`
          }
        >
          <ul className={styles.refused}>
            {refused.map(({ person, why }) => (
              <li key={person.id}>
                <strong>{person.name}</strong>: {why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
