import type { PersonSummary, Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Select } from '@ficus/ui';
import { ROLES_BY_REACH, roleWords } from '../role-words.ts';
import styles from './role-choice.module.css';

interface RoleChoiceProps {
  readonly person: PersonSummary;
  /** Roles that may be given and taken. */
  readonly roles: readonly Role[];
  readonly onRole: (person: PersonSummary, role: Role) => void;
}

/** A role: a choice for those who may take it and give another, a word for all others. */
export function RoleChoice({ person, roles, onRole }: RoleChoiceProps) {
  if (person.status === 'invited' || !roles.includes(person.role)) return roleWords(person.role).label;
  return (
    <Select
      className={styles.quiet}
      label={t`Role of ${person.name}`}
      hideLabel
      options={roleOptions(roles)}
      value={person.role}
      onChange={(role) => {
        if (role !== person.role) onRole(person, role);
      }}
    />
  );
}

/** Roles as a choice, with what each is for. */
export function roleOptions(roles: readonly Role[]) {
  return ROLES_BY_REACH.filter((role) => roles.includes(role)).map((value) => ({
    value,
    ...roleWords(value),
  }));
}
