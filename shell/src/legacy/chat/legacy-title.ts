const TITLE_LENGTH = 60;

/** A text on one line, shortened at a word to about 60 characters. */
export function shorten(text: string): string {
  const line = text.slice(0, 1000).replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line || 'New conversation';
  const cut = line.slice(0, TITLE_LENGTH + 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > TITLE_LENGTH / 2 ? lastSpace : TITLE_LENGTH).trimEnd()}…`;
}
