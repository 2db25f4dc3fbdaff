import { randomUUID } from 'node:crypto';
import {
  type DataOf,
  type EventEnvelope,
  type EventType,
  sourceOf,
  subscriptions,
} from '@ficus/contracts/events';
import { sql, type Transaction } from 'kysely';
import { currentTraceparent } from '../trace-context.ts';

/** What happened, beside its type. */
export interface Told<T extends EventType> {
  /** What it happened to, such as `person/user_ben`. */
  readonly subject: string;
  readonly data: DataOf<T>;
  readonly tenantId?: string;
  /** Id of the person who did it. */
  readonly actor?: string;
}

/** Where a service writes down what happens, in the very transaction in which it happens. */
export interface Outbox {
  /**
   * Tells an event: it is delivered if the transaction commits, at least once to each consumer, those of one subject in
   * their order. Transactions that tell of the same subject wait for each other. Throws for data that its contract does
   * not allow, so that nothing is done which could not be told.
   */
  tell<T extends EventType, Schema>(trx: Transaction<Schema>, type: T, told: Told<T>): Promise<void>;
}

/** Wakes whoever delivers, as part of the transaction. */
export type Wake = <Schema>(trx: Transaction<Schema>, consumer: string, subject: string) => Promise<void>;

/** What the outbox works with. */
export interface OutboxOptions {
  /** Names of the consumers that there are; each is told what it subscribes to in the contracts. Default: none. */
  readonly consumers?: readonly string[];
  /** Default: nobody delivers. */
  readonly wake?: Wake;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Makes the outbox, on the tables of `outboxMigration`. */
export function createOutbox({ consumers = [], wake, now = Date.now }: OutboxOptions = {}): Outbox {
  const subscribersOf = (type: EventType) =>
    consumers.filter((name) =>
      subscriptions[name as keyof typeof subscriptions]?.some((one) => one.type === type.type),
    );
  return {
    async tell(trx, type, { subject, data, tenantId, actor }) {
      const version = await nextVersion(trx, subject);
      const traceparent = currentTraceparent();
      const envelope: EventEnvelope = {
        specversion: '1.0',
        id: randomUUID(),
        source: sourceOf(type.source),
        type: type.type,
        time: new Date(now()).toISOString(),
        subject,
        datacontenttype: 'application/json',
        entityversion: version,
        ...(tenantId !== undefined && { tenantid: tenantId }),
        ...(actor !== undefined && { actor }),
        ...(traceparent !== undefined && { traceparent }),
        data: type.data.parse(data),
      };
      const { id } = envelope;
      await sql`insert into events (id, subject, version, envelope)
        values (${id}, ${subject}, ${version}, ${JSON.stringify(envelope)}::jsonb)`.execute(trx);
      for (const consumer of subscribersOf(type)) {
        await sql`insert into event_deliveries (event_id, consumer, subject, version)
          values (${id}, ${consumer}, ${subject}, ${version})`.execute(trx);
        await wake?.(trx, consumer, subject);
      }
    },
  };
}

/** The lock on the row makes versions follow the order of the commits. */
async function nextVersion<Schema>(trx: Transaction<Schema>, subject: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into event_subjects (subject, version) values (${subject}, 1)
    on conflict (subject) do update set version = event_subjects.version + 1
    returning version`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error(`No version was given to ${subject}.`);
  return row.version;
}
