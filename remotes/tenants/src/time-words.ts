import { dateFormat, locale, t } from '@ficus/i18n';

const DAY_MS = 24 * 60 * 60_000;

const day = dateFormat({ year: 'numeric', month: 'short', day: 'numeric' });

/** A day in the language of the words around it, and the person's variety of that, such as `25 Nov 2026`. `at` in milliseconds since 1970. */
export function dayWords(at: number): string {
  return day(at);
}

/** How far away a moment is, such as `in 10 days` or `2 days ago`, counted in whole days. */
export function distanceWords(at: number, now: number): string {
  const days = Math.trunc((at - now) / DAY_MS);
  if (days !== 0) return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day');
  return at >= now ? t`within a day` : t`less than a day ago`;
}
