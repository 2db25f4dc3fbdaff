import { dateFormat } from '@ficus/i18n';

const format = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });

/** A moment in words, such as '3 Mar 2026, 14:05'; empty for a time that no calendar knows. */
export function timeWords(time: number): string {
  if (!(Math.abs(time) <= 8.64e15)) return '';
  return format(time);
}
