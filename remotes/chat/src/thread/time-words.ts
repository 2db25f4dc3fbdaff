/** Made by the first message that is shown, not with the module: that would be in the way of every view, and of a flip. */
let format: Intl.DateTimeFormat | undefined;

/** A moment in words, such as '3 Mar 2026, 14:05'; empty for a time that no calendar knows. */
export function timeWords(time: number): string {
  if (!(Math.abs(time) <= 8.64e15)) return '';
  format ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(time);
}
