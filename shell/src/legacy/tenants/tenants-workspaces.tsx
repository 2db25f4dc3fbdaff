import { goTo, workspaceAddress } from './tenants-address.ts';
import { TenantsLink } from './tenants-link.tsx';
import { TenantsNameForm } from './tenants-name-form.tsx';
import { callTenants, type TenantWorkspace, tenantPath } from './tenants-requests.ts';
import { TenantsScreen } from './tenants-screen.tsx';
import { dateWords, mayManage, type TenantsMe } from './tenants-words.ts';

interface TenantsWorkspacesProps {
  id: string;
  me: TenantsMe;
  isCreating: boolean;
  onCreating: (isCreating: boolean) => void;
}

/** Where a tenant's people work together. */
export class TenantsWorkspaces extends TenantsScreen<TenantsWorkspacesProps, TenantWorkspace[]> {
  protected ask(): Promise<TenantWorkspace[]> {
    return callTenants('GET', tenantPath(this.props.id, 'workspaces')).then(
      (answer) => (answer as { workspaces: TenantWorkspace[] }).workspaces,
    );
  }

  private handleCreate = (name: string) =>
    callTenants('POST', tenantPath(this.props.id, 'workspaces'), { name }).then((answer) => {
      this.props.onCreating(false);
      goTo(workspaceAddress(this.props.id, (answer as TenantWorkspace).id));
    });

  protected show(workspaces: TenantWorkspace[]) {
    const { id, me, isCreating, onCreating } = this.props;
    return (
      <>
        {isCreating && (
          <TenantsNameForm
            title="New workspace"
            button="Create"
            name=""
            onSave={this.handleCreate}
            onCancel={() => onCreating(false)}
          />
        )}
        {mayManage(me) && !isCreating && (
          <p>
            <button type="button" className="lt-btn lt-btn-primary" onClick={() => onCreating(true)}>
              New workspace
            </button>
          </p>
        )}
        {workspaces.length === 0 && <p className="lt-empty">There are no workspaces yet.</p>}
        {workspaces.length > 0 && (
          <table className="lt-table">
            <caption className="lt-hidden">Workspaces</caption>
            <thead>
              <tr>
                <th scope="col">Workspace</th>
                <th scope="col">Members</th>
                <th scope="col">Created</th>
              </tr>
            </thead>
            <tbody>
              {workspaces.map((workspace) => (
                <tr key={workspace.id}>
                  <th scope="row">
                    <TenantsLink href={workspaceAddress(id, workspace.id)}>{workspace.name}</TenantsLink>{' '}
                    {workspace.archivedAt && <span className="lt-label">Archived</span>}
                  </th>
                  <td data-label="Members">{workspace.memberCount}</td>
                  <td data-label="Created">{dateWords(workspace.createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    );
  }
}
