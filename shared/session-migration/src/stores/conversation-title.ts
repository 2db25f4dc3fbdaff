const TITLE_LENGTH = 60;
/** Enough for a title: a text may be megabytes long. */
const QUESTION_LENGTH = 1000;

/**
 * The title of a conversation that the chat service does not know yet, made as the service makes its own: the first
 * question on one line, shortened at a word to at most 60 characters and an ellipsis.
 */
export function conversationTitle(question: string): string {
  const line = question.slice(0, QUESTION_LENGTH).replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line || 'New conversation';
  const lastSpace = line.slice(0, TITLE_LENGTH + 1).lastIndexOf(' ');
  const cut = line.slice(0, lastSpace > TITLE_LENGTH / 2 ? lastSpace : TITLE_LENGTH);
  // A cut inside a surrogate pair leaves half a character: it goes.
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
