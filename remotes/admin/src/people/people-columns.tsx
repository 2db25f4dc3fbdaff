import type { PersonSummary, Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Avatar, Badge, type TableColumn } from '@ficus/ui';
import type { ReactNode } from 'react';
import { statusWords } from '../role-words.ts';
import { dayWords, endWords } from '../time-words.ts';
import styles from './people-table.module.css';
import { RoleChoice } from './role-choice.tsx';

export interface PeopleColumnsOptions {
  readonly myId: string;
  readonly now: number;
  readonly hrefOf: (person: PersonSummary) => string;
  /** Roles that may be given and taken; none for those who read only. */
  readonly roles: readonly Role[];
  readonly onRole: (person: PersonSummary, role: Role) => void;
  /** The menu of a row; absent for those who read only. */
  readonly menu?: ((person: PersonSummary) => ReactNode) | undefined;
}

/** The columns of the list of people. */
export function peopleColumns(options: PeopleColumnsOptions): TableColumn<PersonSummary>[] {
  const { myId, now, hrefOf, roles, onRole, menu } = options;
  const columns: TableColumn<PersonSummary>[] = [
    {
      key: 'name',
      header: t`Name`,
      isRowHeader: true,
      isSortable: true,
      cell: (person) => (
        <span className={styles.person} data-status={person.status}>
          <Avatar name={person.name} />
          <span className={styles.names}>
            <span className={styles.nameLine}>
              <a className={styles.name} href={hrefOf(person)}>
                {person.name}
              </a>
              {person.id === myId && <Badge tone="accent">{t`You`}</Badge>}
            </span>
            <span className={styles.email}>{person.email}</span>
          </span>
        </span>
      ),
    },
    {
      key: 'role',
      header: t`Role`,
      isSortable: true,
      cell: (person) => <RoleChoice person={person} roles={roles} onRole={onRole} />,
    },
    {
      key: 'status',
      header: t`Status`,
      cell: (person) => {
        const { label, tone } = statusWords(person.status);
        const hasExpired = person.expiresAt !== undefined && person.expiresAt <= now;
        return <Badge tone={hasExpired ? 'warning' : tone}>{hasExpired ? t`Expired` : label}</Badge>;
      },
    },
    {
      key: 'joined',
      header: t`Joined`,
      isSortable: true,
      cell: (person) => (
        <span className={styles.day}>
          {person.status === 'invited' && person.expiresAt !== undefined
            ? endWords(person.expiresAt, now)
            : dayWords(person.joinedAt)}
        </span>
      ),
    },
  ];
  if (menu) {
    columns.push({
      key: 'actions',
      header: t`Actions`,
      isHeaderHidden: true,
      onCard: 'corner',
      align: 'end',
      width: 'fit',
      cell: menu,
    });
  }
  return columns;
}
