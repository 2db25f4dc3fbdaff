import type { Change } from './difference.ts';
import { labelIds, markId } from './label-ids.ts';

/** What stands around a run of a job. */
export interface RunFacts {
  /** The word that is in every name the run made up. */
  readonly mark: string;
  /** When it began, in ms since 1970. */
  readonly beganAt: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Numbers that grow with all that ever happened: what counts is by how much. */
const COUNTERS = new Set([
  'version',
  'entityversion',
  'revision',
  'seq',
  'epoch',
  'peer_version',
  'peer_epoch',
]);
/** Means of transport, within events. */
const UNSAID = new Set(['traceparent']);
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)/g;
/** UUIDs, ids of the old application, digests (with or without their prefix; as PostgreSQL writes bytes). */
const ID =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|chat_[0-9a-z]{6,12}_[0-9a-z]{1,6}|(?<![\w-])(?:legacy-)?[\w-]{43}(?![\w-])|\\x[0-9a-f]{64}(?![0-9a-f])/g;

/**
 * What was done, one line a changed row, without what may differ between two times of doing the same: ids become
 * numbers that say which are the same, times become their distance in days, counters their growth; and the order is
 * that of the alphabet.
 */
export function normalise(changes: readonly Change[], facts: RunFacts): string[] {
  return labelIds(
    changes.map(({ table, what, row }) => {
      const entries = Object.entries(row).map(([column, value]) => {
        const isPair = what === 'changed' && Array.isArray(value);
        return [column, isPair ? growth(column, value, facts) : plain(column, value, facts)] as const;
      });
      return `${table} ${what} ${JSON.stringify(Object.fromEntries(entries))}`;
    }),
  );
}

/** The same for anything that a job has seen. */
export function normaliseSeen(seen: unknown, facts: RunFacts): string {
  return labelIds([JSON.stringify(plain('', seen, facts)) ?? 'nothing']).join('');
}

function growth(column: string, [before, after]: unknown[], facts: RunFacts): unknown {
  if (isCounter(column) && typeof before === 'number' && typeof after === 'number') {
    return column === 'revision' ? '<grown>' : `+${after - before}`;
  }
  return [plain(column, before, facts), plain(column, after, facts)];
}

function plain(key: string, value: unknown, facts: RunFacts): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(key, one, facts));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([name]) => !UNSAID.has(name));
    return Object.fromEntries(entries.map(([name, one]) => [name, plain(name, one, facts)]).sort());
  }
  if (typeof value === 'number') {
    if (isCounter(key)) return '<count>';
    const time = timeOf(value);
    return time === undefined ? value : distance(time, facts);
  }
  return typeof value === 'string' ? plainText(value, facts) : value;
}

function plainText(text: string, facts: RunFacts): string {
  return text
    .replaceAll(facts.mark, '<mark>')
    .replace(TIME, (time) => distance(Date.parse(time), facts))
    .replace(ID, markId);
}

function isCounter(key: string): boolean {
  return COUNTERS.has(key);
}

/** Milliseconds since 1970, of a number that stands for them, or for microseconds. */
function timeOf(value: number): number | undefined {
  if (value > 1e12 && value < 4e12) return value;
  return value > 1e15 && value < 4e15 ? value / 1000 : undefined;
}

function distance(time: number, { beganAt }: RunFacts): string {
  const away = time - beganAt;
  if (Math.abs(away) < HOUR_MS) return '<now>';
  const days = Math.round(away / DAY_MS);
  return `<${days > 0 ? '+' : ''}${days} days>`;
}
