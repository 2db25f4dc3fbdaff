const TITLE_LENGTH = 60;

/** Characters of the first question that are kept to make a title from. */
const QUESTION_LENGTH = 1000;

/** The part of a conversation's first question that is kept beside it. */
export function questionKept(content: string): string {
  // A cut inside a surrogate pair leaves half a character, which no store takes.
  return content.slice(0, QUESTION_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

/** A title from a question: its words on one line, shortened at a word to at most 60 characters and an ellipsis. */
export function titleOf(question: string | null): string {
  const line = (question ?? '').replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line || 'New conversation';
  const lastSpace = line.slice(0, TITLE_LENGTH + 1).lastIndexOf(' ');
  const cut = line.slice(0, lastSpace > TITLE_LENGTH / 2 ? lastSpace : TITLE_LENGTH);
  // A cut inside a surrogate pair leaves half a character: it goes.
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
