const DAY_MS = 24 * 60 * 60_000;

/** A day in the person's own way of writing it, such as `25 Nov 2026`. `at` in milliseconds since 1970. */
export function dayWords(at: number): string {
  return new Date(at).toLocaleDateString(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
}

/** A moment in the person's own way of writing it, such as `25 Nov 2026, 14:03`. `at` in milliseconds since 1970. */
export function momentWords(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** How far away a day is, such as `in 10 days` or `2 days ago`; days are counted by the clock, not by midnights. */
export function distanceWords(at: number, now: number): string {
  const days = Math.trunc((at - now) / DAY_MS);
  if (days !== 0) return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(days, 'day');
  return at >= now ? 'within a day' : 'less than a day ago';
}
