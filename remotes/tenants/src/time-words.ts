import { locale } from '@ficus/i18n';

const DAY_MS = 24 * 60 * 60_000;

/** A day in the language of the words around it, and the person's variety of that, such as `25 Nov 2026`. `at` in milliseconds since 1970. */
export function dayWords(at: number): string {
  return new Date(at).toLocaleDateString(locale(), { year: 'numeric', month: 'short', day: 'numeric' });
}

/** How far away a moment is, such as `in 10 days` or `2 days ago`, counted in whole days. */
export function distanceWords(at: number, now: number): string {
  const days = Math.trunc((at - now) / DAY_MS);
  if (days !== 0) return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day');
  return at >= now ? 'within a day' : 'less than a day ago';
}

/** A number with its noun: `1 person`, `1,200 people`. */
export function countWords(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${many}`;
}
