import { TenantsAddPeople } from './tenants-add-people.tsx';
import { tenantAddress } from './tenants-address.ts';
import { TenantsLink } from './tenants-link.tsx';
import { TenantsNameForm } from './tenants-name-form.tsx';
import {
  callTenants,
  type TenantPerson,
  TenantsError,
  type TenantWorkspace,
  tenantPath,
} from './tenants-requests.ts';
import { TenantsScreen } from './tenants-screen.tsx';
import { mayManage, ROLE_WORDS, type TenantsMe } from './tenants-words.ts';

interface TenantsWorkspaceProps {
  id: string;
  workspaceId: string;
  me: TenantsMe;
  /** Which form is open: the name, or the search for people. */
  form: '' | 'rename' | 'add';
  onForm: (form: '' | 'rename' | 'add') => void;
}

interface Shown {
  workspace: TenantWorkspace;
  members: TenantPerson[];
}

/** One workspace with its members. */
export class TenantsWorkspace extends TenantsScreen<TenantsWorkspaceProps, Shown> {
  private path(...rest: string[]): string {
    return tenantPath(this.props.id, 'workspaces', this.props.workspaceId, ...rest);
  }

  protected ask(): Promise<Shown> {
    return Promise.all([
      callTenants('GET', tenantPath(this.props.id, 'workspaces')),
      callTenants('GET', this.path('members')),
    ]).then(([all, answer]) => {
      const { workspaces } = all as { workspaces: TenantWorkspace[] };
      const workspace = workspaces.filter((one) => one.id === this.props.workspaceId)[0];
      if (!workspace) throw new TenantsError('This workspace is not here any more.');
      return { workspace, members: (answer as { members: TenantPerson[] }).members };
    });
  }

  private handleRename = (name: string) =>
    callTenants('PATCH', this.path(), { name }).then(() => {
      this.props.onForm('');
      return this.change(Promise.resolve(), `Renamed to ${name}.`);
    });

  private handleArchive = ({ name, archivedAt }: TenantWorkspace) => {
    if (!archivedAt && !window.confirm(`Archive ${name}? It can be restored.`)) return;
    const words = archivedAt ? `${name} is in use again.` : `${name} is archived.`;
    this.change(callTenants('POST', this.path(archivedAt ? 'restore' : 'archive')), words);
  };

  private handleRemove = (person: TenantPerson) => {
    if (!window.confirm(`Remove ${person.name}?`)) return;
    this.change(callTenants('DELETE', this.path('members', person.id)), `${person.name} has been removed.`);
  };

  private handleAdd = (person: TenantPerson) => {
    this.change(callTenants('PUT', this.path('members', person.id)), `${person.name} has been added.`);
  };

  protected show({ workspace, members }: Shown) {
    const { id, me, form, onForm } = this.props;
    return (
      <>
        <p>
          <TenantsLink href={tenantAddress(id, 'workspaces')}>« Back to the workspaces</TenantsLink>
        </p>
        <div className="lt-head">
          <h3>
            {workspace.name} {workspace.archivedAt && <span className="lt-label">Archived</span>}
          </h3>
          {mayManage(me) && (
            <div className="lt-buttons">
              <button type="button" className="lt-btn" onClick={() => onForm('rename')}>
                Rename
              </button>
              <button type="button" className="lt-btn" onClick={() => this.handleArchive(workspace)}>
                {workspace.archivedAt ? 'Restore' : 'Archive'}
              </button>
              <button type="button" className="lt-btn" onClick={() => onForm('add')}>
                Add people
              </button>
            </div>
          )}
        </div>
        {form === 'rename' && (
          <TenantsNameForm
            title={`Rename ${workspace.name}`}
            button="Rename"
            name={workspace.name}
            onSave={this.handleRename}
            onCancel={() => onForm('')}
          />
        )}
        {form === 'add' && (
          <TenantsAddPeople
            id={id}
            name={workspace.name}
            members={members}
            onAdd={this.handleAdd}
            onClose={() => onForm('')}
          />
        )}
        {members.length === 0 && <p className="lt-empty">Nobody is here yet.</p>}
        {members.length > 0 && this.table(workspace, members)}
      </>
    );
  }

  private table(workspace: TenantWorkspace, members: TenantPerson[]) {
    const canRemove = mayManage(this.props.me);
    return (
      <table className="lt-table">
        <caption className="lt-hidden">Members of {workspace.name}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            {canRemove && (
              <th scope="col">
                <span className="lt-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {members.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td data-label="E-mail">{person.email}</td>
              <td data-label="Role">{ROLE_WORDS[person.role]}</td>
              {canRemove && (
                <td className="lt-actions">
                  <button
                    type="button"
                    className="lt-btn lt-btn-small"
                    onClick={() => this.handleRemove(person)}
                  >
                    Remove<span className="lt-hidden"> {person.name}</span>
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
}
