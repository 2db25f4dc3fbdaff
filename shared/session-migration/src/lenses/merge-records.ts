import { isSameJson, recordOf } from './json-record.ts';

/** A value that lost against another one; kept so that it can be recovered. */
export interface Conflict {
  readonly name: string;
  readonly lost: unknown;
}

/** Three versions of a record: at the last synchronisation, in the legacy session now, in the new world now. */
export interface ThreeVersions<V> {
  readonly base: Readonly<Record<string, V>>;
  readonly legacy: Readonly<Record<string, V>>;
  readonly current: Readonly<Record<string, V>>;
}

/**
 * Merges member by member: who changed it since the base wins. If both did, a value beats a removal, and of two values
 * the legacy one wins: the new world's are written to the legacy session before its view opens, so whoever changed
 * it there had the other in sight. The loser is returned as a conflict.
 */
export function mergeRecords<V>({ base, legacy, current }: ThreeVersions<V>) {
  const names = new Set([...Object.keys(base), ...Object.keys(legacy), ...Object.keys(current)]);
  const conflicts: Conflict[] = [];
  const merged = [...names].map((name): readonly [string, V | undefined] => {
    const [was, old, now] = [entryOf(base, name), entryOf(legacy, name), entryOf(current, name)];
    if (isSameJson(old, was) || isSameJson(old, now)) return [name, now];
    if (isSameJson(now, was)) return [name, old];
    if (old !== undefined && now !== undefined) conflicts.push({ name, lost: now });
    return [name, old ?? now];
  });
  return { merged: recordOf(merged), conflicts };
}

function entryOf<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
