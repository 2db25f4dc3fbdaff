/** How a legacy record writes its times: milliseconds since 1970, or ISO 8601. */
export type TimeForm = 'ms' | 'iso';

/** Last millisecond of the year 9999: what every store of ours can hold. */
const LATEST = 253_402_300_799_999;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Milliseconds since 1970 of a legacy time in either form, whole and from 1970 to 9999; undefined for anything else.
 * ISO without an offset is read as UTC, so that the answer does not depend on where the browser is.
 */
export function readTime(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? readIso(value) : value;
  if (typeof ms !== 'number' || !(ms >= 0 && ms <= LATEST)) return undefined;
  return Math.trunc(ms);
}

function readIso(text: string): number | undefined {
  const match = iso.exec(text);
  if (!match) return undefined;
  return Date.parse(match[1] === undefined ? `${text}Z` : text);
}

/** The form of a legacy time, if it is one. */
export function timeForm(value: unknown): TimeForm | undefined {
  if (readTime(value) === undefined) return undefined;
  return typeof value === 'string' ? 'iso' : 'ms';
}

/** Writes a time in a form. */
export function writeTime(ms: number, form: TimeForm): number | string {
  return form === 'iso' ? new Date(ms).toISOString() : ms;
}
