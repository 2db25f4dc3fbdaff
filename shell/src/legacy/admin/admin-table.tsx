import { Component } from 'react';
import { type AdminList, personAddress } from './admin-address.ts';
import { AdminLink } from './admin-link.tsx';
import type { AdminPerson, AdminRole } from './admin-requests.ts';
import { dateWords, ROLE_WORDS, rolesToGive, STATUS_WORDS } from './admin-words.ts';

/** What a person may do with the people in a list. */
export interface PersonActions {
  onRole: (person: AdminPerson, role: AdminRole) => void;
  onDeactivate: (person: AdminPerson) => void;
  onReactivate: (person: AdminPerson) => void;
  onResend: (invitation: { id: string; name: string }) => void;
  onRevoke: (invitation: { id: string; name: string }) => void;
}

interface AdminTableProps {
  people: AdminPerson[];
  list: AdminList;
  myRole: string;
  isBusy: boolean;
  onSort: (sort: string, order: string) => void;
  actions: PersonActions;
}

const COLUMNS = [
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['role', 'Role'],
] as const;

/** The list of people; those who may change them find the means in each row. */
export class AdminTable extends Component<AdminTableProps> {
  private header(column: string, words: string) {
    const { list, onSort } = this.props;
    const isSorted = (list.sort || 'name') === column;
    const isDown = isSorted && list.order === 'desc';
    return (
      <th key={column} scope="col" aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}>
        <button
          type="button"
          className="la-sort"
          onClick={() =>
            onSort(column === 'name' ? '' : column, isSorted && list.order !== 'desc' ? 'desc' : '')
          }
        >
          {words}
          <span aria-hidden="true">{isSorted ? (isDown ? ' ▼' : ' ▲') : ''}</span>
        </button>
      </th>
    );
  }

  override render() {
    const { people, list, myRole, isBusy, actions } = this.props;
    const mayManage = rolesToGive(myRole).length > 0;
    return (
      <table className="la-table" aria-busy={isBusy}>
        <caption className="la-hidden">People</caption>
        <thead>
          <tr>
            {COLUMNS.map(([column, words]) => this.header(column, words))}
            <th scope="col">Status</th>
            {this.header('joined', 'Joined')}
            {mayManage && (
              <th scope="col">
                <span className="la-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.status === 'deactivated' ? 'la-off' : undefined}>
              <th scope="row" data-label="Name">
                <AdminLink href={personAddress(person.id, list)}>{person.name}</AdminLink>
              </th>
              <td data-label="E-mail">{person.email}</td>
              <td data-label="Role">
                <RoleCell person={person} myRole={myRole} onRole={actions.onRole} />
              </td>
              <td data-label="Status">
                <span className={`la-label la-label-${person.status}`}>{STATUS_WORDS[person.status]}</span>
              </td>
              <td data-label="Joined">{dateWords(person.joinedAt)}</td>
              {mayManage && (
                <td className="la-actions">
                  <PersonButtons person={person} myRole={myRole} actions={actions} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
}

interface RoleCellProps {
  person: AdminPerson;
  myRole: string;
  onRole: PersonActions['onRole'];
}

/** The role, as a choice for those who may give both the present one and another. */
export class RoleCell extends Component<RoleCellProps> {
  override render() {
    const { person, myRole, onRole } = this.props;
    const roles = rolesToGive(myRole);
    if (person.status === 'invited' || roles.indexOf(person.role) < 0) return ROLE_WORDS[person.role];
    return (
      <select
        className="la-control la-control-small"
        aria-label={`Role of ${person.name}`}
        value={person.role}
        onChange={(event) => onRole(person, event.target.value as AdminRole)}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {ROLE_WORDS[role]}
          </option>
        ))}
      </select>
    );
  }
}

interface PersonButtonsProps {
  person: AdminPerson;
  myRole: string;
  actions: PersonActions;
}

/** The buttons of a row, or of a person's page. */
export class PersonButtons extends Component<PersonButtonsProps> {
  override render() {
    const { person, myRole, actions } = this.props;
    if (rolesToGive(myRole).indexOf(person.role) < 0) return null;
    const who = <span className="la-hidden"> {person.name}</span>;
    if (person.status === 'invited') {
      return (
        <>
          <button type="button" className="la-btn la-btn-small" onClick={() => actions.onResend(person)}>
            Resend{who}
          </button>
          <button type="button" className="la-btn la-btn-small" onClick={() => actions.onRevoke(person)}>
            Revoke{who}
          </button>
        </>
      );
    }
    const isActive = person.status === 'active';
    // One and the same button for both, so that it keeps the focus.
    return (
      <button
        type="button"
        className="la-btn la-btn-small"
        onClick={() => (isActive ? actions.onDeactivate(person) : actions.onReactivate(person))}
      >
        {isActive ? 'Deactivate' : 'Reactivate'}
        {who}
      </button>
    );
  }
}
