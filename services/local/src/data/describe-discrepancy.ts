import type { Discrepancy } from '@ficus/service-kit/sync';

/** A discrepancy in one line for each field: which row, which field, and what either side has. */
export function describeDiscrepancy({ entity, key, left, right, fields }: Discrepancy): string[] {
  const row = `${entity} ${key.replaceAll('\t', ' / ')}`;
  if (!left) return [`${row}: not in the monolith`];
  if (!right) return [`${row}: not in the directory`];
  const value = (data: unknown, field: string) => JSON.stringify(Reflect.get(Object(data), field));
  return fields.map(
    (field) =>
      `${row}: ${field} is ${value(left.data, field)} in the monolith, ${value(right.data, field)} in the directory`,
  );
}
