/** What the chat needs only once its view is there: one chunk, fetched then. */
export { LinesInView } from '../conversations/lines-in-view.tsx';
export { DocumentsDialog } from '../documents/documents-dialog.tsx';
export { ConversationMenu } from '../organising/conversation-menu.tsx';
export { PassingNotices } from '../organising/passing-notices.tsx';
export { FoundInMessages } from '../searching/found-in-messages.tsx';
export { ReplyTools } from '../versions/reply-tools.tsx';
export { UserMessage } from '../versions/user-message.tsx';
