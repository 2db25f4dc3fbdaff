import { Component } from 'react';

const RIGHTS = [
  ['See people', true, true, true],
  ['Invite people', false, true, true],
  ['Change roles, deactivate people', false, true, true],
  ['See the organisation', true, true, true],
  ['Change the organisation', false, true, true],
  ['Manage workspaces', false, true, true],
  ['Operate the platform', false, false, true],
] as const;

/** What each role may do. */
export class AdminRoles extends Component {
  override render() {
    return (
      <table className="la-table la-table-narrow">
        <caption className="la-hidden">What each role may do</caption>
        <thead>
          <tr>
            <th scope="col">Right</th>
            <th scope="col">Member</th>
            <th scope="col">Admin</th>
            <th scope="col">Operator</th>
          </tr>
        </thead>
        <tbody>
          {RIGHTS.map(([right, member, admin, operator]) => (
            <tr key={right}>
              <th scope="row">{right}</th>
              <td data-label="Member">{member ? 'Yes' : 'No'}</td>
              <td data-label="Admin">{admin ? 'Yes' : 'No'}</td>
              <td data-label="Operator">{operator ? 'Yes' : 'No'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
}
