const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in words, such as '3 Mar 2026, 14:05'; empty for a time that no calendar knows. */
export function timeWords(time: number): string {
  return Math.abs(time) <= 8.64e15 ? format.format(time) : '';
}
