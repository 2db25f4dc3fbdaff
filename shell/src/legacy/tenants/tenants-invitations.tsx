import { callTenants, type TenantInvitation, tenantPath } from './tenants-requests.ts';
import { TenantsScreen } from './tenants-screen.tsx';
import { dateWords, mayManage, ROLE_WORDS, type TenantsMe } from './tenants-words.ts';

interface TenantsInvitationsProps {
  id: string;
  me: TenantsMe;
}

/** Who has been invited and has not joined. */
export class TenantsInvitations extends TenantsScreen<TenantsInvitationsProps, TenantInvitation[]> {
  protected ask(): Promise<TenantInvitation[]> {
    return callTenants('GET', tenantPath(this.props.id, 'invitations')).then(
      (answer) => (answer as { invitations: TenantInvitation[] }).invitations,
    );
  }

  /** Those of one's own tenant alone, and none for a role beyond one's own. */
  private mayChange(invitation: TenantInvitation): boolean {
    const { id, me } = this.props;
    return me.tenantId === id && mayManage(me) && (invitation.role !== 'operator' || me.role === 'operator');
  }

  private handleResend = ({ id, name }: TenantInvitation) => {
    const path = `/api/v1/invitations/${encodeURIComponent(id)}/resend`;
    this.change(callTenants('POST', path), `The invitation of ${name} has been sent again.`);
  };

  private handleRevoke = ({ id, name }: TenantInvitation) => {
    if (!window.confirm(`Revoke the invitation of ${name}?`)) return;
    const path = `/api/v1/invitations/${encodeURIComponent(id)}`;
    this.change(callTenants('DELETE', path), `The invitation of ${name} is revoked.`);
  };

  protected show(invitations: TenantInvitation[]) {
    if (invitations.length === 0) return <p className="lt-empty">No invitation is open.</p>;
    return (
      <table className="lt-table">
        <caption className="lt-hidden">Open invitations</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            <th scope="col">Invited by</th>
            <th scope="col">Good until</th>
            <th scope="col">
              <span className="lt-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <th scope="row">{invitation.name}</th>
              <td data-label="E-mail">{invitation.email}</td>
              <td data-label="Role">{ROLE_WORDS[invitation.role]}</td>
              <td data-label="Invited by">{invitation.invitedBy || '–'}</td>
              <td data-label="Good until">
                {dateWords(invitation.expiresAt)}{' '}
                {invitation.isExpired && <span className="lt-label lt-label-expired">Expired</span>}
              </td>
              <td className="lt-actions">{this.mayChange(invitation) && this.buttons(invitation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }

  private buttons(invitation: TenantInvitation) {
    const who = <span className="lt-hidden"> {invitation.name}</span>;
    return (
      <>
        <button type="button" className="lt-btn lt-btn-small" onClick={() => this.handleResend(invitation)}>
          Resend{who}
        </button>
        <button type="button" className="lt-btn lt-btn-small" onClick={() => this.handleRevoke(invitation)}>
          Revoke{who}
        </button>
      </>
    );
  }
}
