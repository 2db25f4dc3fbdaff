/** How a column's value is written down: `time` in microseconds since 1970, so that none is lost. */
export type FieldKind = 'text' | 'integer' | 'json' | 'time';

/** A field by the name that both sides use, and the column it stands in here. */
export interface SyncedField {
  readonly column: string;
  readonly kind: FieldKind;
}

/** What both sides have, each in a table of its own. The names of entities and fields are the same on both. */
export interface SyncedEntity {
  readonly name: string;
  readonly table: string;
  /** Columns that make the key, in the order of both sides. They never change. All of them are text. */
  readonly key: readonly string[];
  /** SQL of the part that a row `r` belongs to: one side at a time may write it. */
  readonly partition: string;
  readonly fields: Readonly<Record<string, SyncedField>>;
  /** SQL that tells whether a row `r` is told to the other side. Default: all are. */
  readonly when?: string;
}

/** The part of a tenant and all that is in it. */
export function tenantPartition(column: string): string {
  return `'tenant/' || r.${column}`;
}

const plain = (column: string): SyncedField => ({ column, kind: 'text' });
const time = (column: string): SyncedField => ({ column, kind: 'time' });

/**
 * The memory of keyed writes (`idempotencyMigration`) belongs to the data: who repeats a write at the other side is
 * answered as before, not served twice.
 */
export const syncedIdempotencyKeys: SyncedEntity = {
  name: 'answer',
  table: 'idempotency_keys',
  key: ['tenant_id', 'person_id', 'key'],
  partition: tenantPartition('tenant_id'),
  when: 'r.answer is not null',
  fields: {
    tenantId: plain('tenant_id'),
    personId: plain('person_id'),
    key: plain('key'),
    digest: plain('digest'),
    answer: { column: 'answer', kind: 'json' },
    createdAt: { column: 'created_at', kind: 'integer' },
  },
};

/** Fields of a column that holds text, and of one that holds a time. */
export const field = { text: plain, time };
