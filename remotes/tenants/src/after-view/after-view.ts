/** What the tenants' pages need only once their view is there: one chunk, fetched then. */
export { ConfirmDialog, ToastPlace } from '@ficus/ui';
export { RevokeQuestion } from '../invitations/revoke-question.tsx';
export { AddPeopleDialog } from '../workspaces/add-people-dialog.tsx';
export { WorkspaceNameDialog } from '../workspaces/workspace-name-dialog.tsx';
