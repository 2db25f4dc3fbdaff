/** Key of what the inbox has read: what to read again when the person is told something. */
export const INBOX_KEY = ['notifications'] as const;
