/** What the admin needs only once its view is there: one chunk, fetched then. */
export { Dialog, Select, ToastPlace } from '@ficus/ui';
export { QuestionDialog } from '../actions/question.tsx';
export { InviteDialog } from '../invite/invite-dialog.tsx';
export { EndSessionsDialog } from '../person/end-sessions-dialog.tsx';
