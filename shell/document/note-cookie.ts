import type { Note } from './note.ts';

/** Name of the cookie in which a browser tells the document what only it knows. */
export const NOTE_COOKIE = 'ficus_note';

/** At most this many characters are written, and read: a cookie is hostile input. */
export const NOTE_LIMIT = 2000;

/** A note as a cookie value; undefined when it would be too long to be read back. */
export function writeNote(note: Note): string | undefined {
  const value = encodeURIComponent(JSON.stringify(note));
  return value.length <= NOTE_LIMIT ? value : undefined;
}

/** The note as the browser is to keep it, for a week: readable by the page, which writes it too. */
export function noteCookie(value: string): string {
  return `${NOTE_COOKIE}=${value}; Path=/; SameSite=Lax; Max-Age=604800`;
}
