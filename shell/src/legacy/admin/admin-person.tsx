import { Component } from 'react';
import type { AdminPerson } from './admin-requests.ts';
import { type PersonActions, PersonButtons, RoleCell } from './admin-table.tsx';
import { dateWords, STATUS_WORDS } from './admin-words.ts';

interface AdminPersonPageProps {
  person: AdminPerson;
  myRole: string;
  actions: PersonActions;
}

/** One person: who they are, and the workspaces they belong to. */
export class AdminPersonPage extends Component<AdminPersonPageProps> {
  override render() {
    const { person, myRole, actions } = this.props;
    const workspaces = person.workspaces || [];
    return (
      <div className="la-panel">
        <h3>{person.name}</h3>
        <dl className="la-facts">
          <dt>E-mail</dt>
          <dd>{person.email}</dd>
          <dt>Role</dt>
          <dd>
            <RoleCell person={person} myRole={myRole} onRole={actions.onRole} />
          </dd>
          <dt>Status</dt>
          <dd>
            <span className={`la-label la-label-${person.status}`}>{STATUS_WORDS[person.status]}</span>
          </dd>
          <dt>{person.status === 'invited' ? 'Invited' : 'Joined'}</dt>
          <dd>{dateWords(person.joinedAt)}</dd>
          <dt>Workspaces</dt>
          <dd>{workspaces.length > 0 ? workspaces.map(({ name }) => name).join(', ') : 'None'}</dd>
        </dl>
        <PersonButtons person={person} myRole={myRole} actions={actions} />
      </div>
    );
  }
}
