import type { PersonSummary, Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { LateSelect } from '../after-view/late-select.tsx';
import { roleWords } from '../role-words.ts';
import styles from './role-choice.module.css';
import { roleOptions } from './role-options.ts';

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
    <LateSelect
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
