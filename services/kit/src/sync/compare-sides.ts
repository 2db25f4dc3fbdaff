import { setTimeout as wait } from 'node:timers/promises';
import type { Change } from './change.ts';
import type { SyncClient } from './sync-client.ts';

/** An entity that is not the same on both sides. */
export interface Discrepancy {
  readonly entity: string;
  readonly key: string;
  /** The rows; undefined where there is none. */
  readonly left: Change | undefined;
  readonly right: Change | undefined;
  /** Names of the fields that differ; empty where one side has no row. */
  readonly fields: readonly string[];
}

/** So few rows are looked at one by one. */
const FEW = 64;
const DEEPEST = 6;
/** What is on its way looks like a difference: it is looked at again until both have what they had told each other. */
const TRIES = 8;
const AGAIN_MS = 150;
const REACH_MS = 5_000;

/**
 * Compares everything that two sides have in common, while they are being written to: by digests of ranges of hashed
 * keys, and row by row only where these differ. `onRange` hears of each range that was looked at.
 */
export async function compareSides(
  left: SyncClient,
  right: SyncClient,
  onRange: (entity: string, prefix: string) => void = () => undefined,
): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  for (const entity of Object.keys(await left.counts())) {
    const suspects = await suspectsUnder(left, right, entity, '', onRange);
    found.push(...(await settle(left, right, entity, suspects)));
  }
  return found;
}

async function suspectsUnder(
  left: SyncClient,
  right: SyncClient,
  entity: string,
  prefix: string,
  onRange: (entity: string, prefix: string) => void,
): Promise<string[]> {
  onRange(entity, prefix);
  const [mine, its] = await Promise.all([left.digests(entity, prefix), right.digests(entity, prefix)]);
  const suspects: string[] = [];
  for (const below of new Set([...mine, ...its].map((one) => one.prefix))) {
    const [one, other] = [mine, its].map((all) => all.find((range) => range.prefix === below));
    if (one?.digest === other?.digest) continue;
    const isFew = Math.max(one?.count ?? 0, other?.count ?? 0) <= FEW || below.length >= DEEPEST;
    if (isFew) {
      const [rows, others] = await Promise.all([
        left.rowsUnder(entity, below),
        right.rowsUnder(entity, below),
      ]);
      suspects.push(...pair(entity, rows.rows, others.rows).map(({ key }) => key));
    } else suspects.push(...(await suspectsUnder(left, right, entity, below, onRange)));
  }
  return suspects;
}

/** Which of the suspects differ still when all is told that had been told when they were looked at. */
async function settle(
  left: SyncClient,
  right: SyncClient,
  entity: string,
  suspects: readonly string[],
): Promise<Discrepancy[]> {
  let keys = [...suspects];
  let found: Discrepancy[] = [];
  for (let tried = 0; tried < TRIES && keys.length > 0; tried += 1) {
    await reach(left, right);
    const [rows, others] = await Promise.all([left.rowsOf(entity, keys), right.rowsOf(entity, keys)]);
    found = pair(entity, rows.rows, others.rows);
    keys = found.map(({ key }) => key);
    if (keys.length > 0) await wait(AGAIN_MS);
  }
  return keys.length > 0 ? found : [];
}

/** Waits until each side has what the other has told so far, or too long for that. */
async function reach(left: SyncClient, right: SyncClient): Promise<void> {
  const [one, other] = await Promise.all([left.state(), right.state()]);
  const limit = Date.now() + REACH_MS;
  while (Date.now() < limit) {
    const [now, then] = await Promise.all([left.state(), right.state()]);
    if (now.applied >= other.head && then.applied >= one.head) return;
    await wait(50);
  }
}

function pair(entity: string, left: readonly Change[], right: readonly Change[]): Discrepancy[] {
  const [mine, its] = [left, right].map((rows) => new Map(rows.map((row) => [row.key, row])));
  const found: Discrepancy[] = [];
  for (const key of new Set([...(mine?.keys() ?? []), ...(its?.keys() ?? [])])) {
    const [one, other] = [mine?.get(key), its?.get(key)];
    const fields = one && other ? differing(one.data, other.data) : [];
    if (!one || !other || fields.length > 0) found.push({ entity, key, left: one, right: other, fields });
  }
  return found;
}

function differing(one: unknown, other: unknown): string[] {
  const [mine, its] = [one, other].map((data) => new Map(Object.entries(Object(data))));
  const names = new Set([...(mine?.keys() ?? []), ...(its?.keys() ?? [])]);
  return [...names].filter((name) => JSON.stringify(mine?.get(name)) !== JSON.stringify(its?.get(name)));
}
