import type { StorageLike } from './storage.ts';

/** How often a version failed, when last (ms since 1970), why, and until when it rests (0: it was ready since). */
export interface FailureEntry {
  readonly version: string;
  readonly count: number;
  readonly reason: string;
  readonly at: number;
  readonly until: number;
}

/** What is stored for one feature: newest first. */
export interface FeatureRecord {
  readonly failures: readonly FailureEntry[];
  readonly good: readonly string[];
}

const MAX_FAILURES = 8;
const MAX_GOOD = 3;

/** Reads the whole record, feature by feature. What another program or another release left there is skipped. */
export function readRecord(storage: StorageLike, key: string): Record<string, FeatureRecord> {
  const record: Record<string, FeatureRecord> = {};
  for (const [feature, value] of Object.entries(parseObject(storage.getItem(key)))) {
    if (!isObject(value)) continue;
    const failures = Array.isArray(value.failures) ? value.failures.filter(isFailureEntry) : [];
    const good = Array.isArray(value.good) ? value.good.filter((version) => typeof version === 'string') : [];
    record[feature] = { failures, good };
  }
  return record;
}

/** Writes the whole record, keeping only the newest few versions of each feature. */
export function writeRecord(storage: StorageLike, key: string, record: Record<string, FeatureRecord>): void {
  const short = Object.entries(record).map(([feature, { failures, good }]) => [
    feature,
    { failures: failures.slice(0, MAX_FAILURES), good: good.slice(0, MAX_GOOD) },
  ]);
  storage.setItem(key, JSON.stringify(Object.fromEntries(short)));
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {}; // a broken record is worth less than a working page
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFailureEntry(value: unknown): value is FailureEntry {
  if (!isObject(value)) return false;
  const { version, count, reason, at, until } = value;
  return (
    typeof version === 'string' &&
    typeof reason === 'string' &&
    [count, at, until].every((figure) => Number.isFinite(figure))
  );
}
