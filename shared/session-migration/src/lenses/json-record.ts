/** A JSON object whose members are not known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Tells an object from everything else JSON can hold. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member; what an object inherits (`constructor`, `__proto__`) does not count. */
export function member(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * A record of entries that inherits nothing, so that keys such as `__proto__` and `constructor` are ordinary ones.
 * Entries whose value is undefined are left out.
 */
export function recordOf<V>(
  entries: Iterable<readonly [string, V | undefined]>,
): Readonly<Record<string, V>> {
  const record: Record<string, V> = Object.create(null);
  for (const [name, value] of entries) if (value !== undefined) record[name] = value;
  return record;
}

/**
 * A copy with some members changed, in the same order, new ones last. `undefined` removes a member. Returns the
 * very same record when nothing differs.
 */
export function withMembers(record: JsonRecord, changes: Iterable<readonly [string, unknown]>): JsonRecord {
  const entries = new Map(Object.entries(record));
  let isChanged = false;
  for (const [name, value] of changes) {
    if (value === undefined ? !entries.has(name) : entries.has(name) && isSameJson(entries.get(name), value))
      continue;
    isChanged = true;
    if (value === undefined) entries.delete(name);
    else entries.set(name, value);
  }
  return isChanged ? recordOf(entries) : record;
}

/** Deep equality of JSON values; the order of members does not matter. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSameJson(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameJson(a[name], b[name]))
  );
}
