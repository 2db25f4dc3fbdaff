import { t } from '@ficus/i18n';

const TITLE_LENGTH = 60;

/** A title from a text: its words on one line, shortened at a word to at most 60 characters and an ellipsis. */
export function titleOf(text: string): string {
  const line = text.slice(0, 1000).replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line || t`New conversation`;
  const cut = line.slice(0, TITLE_LENGTH + 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > TITLE_LENGTH / 2 ? lastSpace : TITLE_LENGTH).trimEnd()}…`;
}
