import { Component } from 'react';
import type { AdminInvitation } from './admin-requests.ts';
import type { PersonActions } from './admin-table.tsx';
import { dateWords, ROLE_WORDS, rolesToGive } from './admin-words.ts';

interface AdminInvitationsProps {
  invitations: AdminInvitation[];
  myRole: string;
  isBusy: boolean;
  actions: PersonActions;
}

/** Who has been invited and has not joined. */
export class AdminInvitations extends Component<AdminInvitationsProps> {
  override render() {
    const { invitations, myRole, isBusy, actions } = this.props;
    if (invitations.length === 0) return <p className="la-empty">No invitation is open.</p>;
    return (
      <table className="la-table" aria-busy={isBusy}>
        <caption className="la-hidden">Open invitations</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            <th scope="col">Invited by</th>
            <th scope="col">Good until</th>
            <th scope="col">
              <span className="la-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <th scope="row" data-label="Name">
                {invitation.name}
              </th>
              <td data-label="E-mail">{invitation.email}</td>
              <td data-label="Role">{ROLE_WORDS[invitation.role]}</td>
              <td data-label="Invited by">{invitation.invitedBy || '–'}</td>
              <td data-label="Good until">
                {dateWords(invitation.expiresAt)}
                {invitation.isExpired && <span className="la-label la-label-expired">Expired</span>}
              </td>
              <td className="la-actions">
                {rolesToGive(myRole).indexOf(invitation.role) >= 0 && (
                  <>
                    <button
                      type="button"
                      className="la-btn la-btn-small"
                      onClick={() => actions.onResend(invitation)}
                    >
                      Resend<span className="la-hidden"> {invitation.name}</span>
                    </button>
                    <button
                      type="button"
                      className="la-btn la-btn-small"
                      onClick={() => actions.onRevoke(invitation)}
                    >
                      Revoke<span className="la-hidden"> {invitation.name}</span>
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
}
