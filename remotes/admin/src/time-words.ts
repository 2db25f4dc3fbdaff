import { locale, t } from '@ficus/i18n';

const DAY_MS = 24 * 60 * 60_000;

/** A day in the language of the words around it, and the person's variety of that, such as `25 Nov 2026`. `at` in milliseconds since 1970. */
export function dayWords(at: number): string {
  return new Date(at).toLocaleDateString(locale(), { year: 'numeric', month: 'short', day: 'numeric' });
}

/** A moment in the language of the words around it, and the person's variety of that, such as `25 Nov 2026, 14:03`. `at` in milliseconds since 1970. */
export function momentWords(at: number): string {
  return new Date(at).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' });
}

/** How far away a day is, such as `in 10 days` or `2 days ago`; days are counted by the clock, not by midnights. */
export function distanceWords(at: number, now: number): string {
  const days = Math.trunc((at - now) / DAY_MS);
  if (days !== 0) return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day');
  return at >= now ? t`within a day` : t`less than a day ago`;
}

/** When something ends or has ended, such as `Ends in 10 days`. */
export function endWords(at: number, now: number): string {
  return at > now ? t`Ends ${distanceWords(at, now)}` : t`Ended ${distanceWords(at, now)}`;
}
