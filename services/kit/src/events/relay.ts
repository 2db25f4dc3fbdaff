import type { EventEnvelope } from '@ficus/contracts/events';
import { type Kysely, sql, type Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import { z } from 'zod/mini';
import { connect } from '../database.ts';
import type { Undelivered } from '../metrics/measure-outbox.ts';
import { deliver } from './delivery.ts';
import type { Wake } from './outbox.ts';

/** What the relay works with. */
export interface RelayOptions {
  /** The service's database. */
  readonly url: string;
  /** Addresses of the consumers, by name. */
  readonly consumers: Readonly<Record<string, string>>;
  /** What deliveries are signed with; the consumers have the same. */
  readonly secret: string;
  /** Told of deliveries that must be tried again, of those that were refused, and of faults of the queue. */
  readonly onFault: (fault: { readonly message: string; readonly cause: unknown }) => void;
}

/** Delivers what the outbox keeps. */
export interface Relay {
  /** For the outbox. */
  readonly wake: Wake;
  /** What each consumer has not been told yet. */
  undelivered(): Promise<Undelivered[]>;
  close(): Promise<void>;
}

/** Deliveries under way to one consumer, each of another subject. */
const CONCURRENCY = 2;
/**
 * Work that was under way when its process died is taken up again after at most these two together. Work that merely
 * takes longer is taken up a second time then, and waits at the lock.
 */
const EXPIRE_S = 6;
const MONITOR_S = 3;
/** Until a consumer that is down is asked again, at most. */
const RETRY_MAX_S = 15;
const YEAR_S = 365 * 24 * 60 * 60;
const DAY_S = 24 * 60 * 60;
/** Events that everybody has are kept for so long, for people to look at. */
const KEPT_DAYS = 30;
const SWEEP_MS = 60 * 60_000;
/** pg-boss counts by an int4. */
const ALWAYS = 1_000_000_000;

const Job = z.object({ subject: z.string() });

/**
 * Starts delivering, by jobs of pg-boss in the service's own database. A job names a subject; whoever works on it
 * delivers what is left of that subject, oldest first, under a lock: so events arrive in order whatever order jobs are
 * done in, and one job too many does nothing.
 */
export async function startRelay({ url, consumers, secret, onFault }: RelayOptions): Promise<Relay> {
  const db = connect<object>({ url }, { max: 1 + CONCURRENCY * Object.keys(consumers).length });
  const boss = new PgBoss({
    connectionString: url,
    max: 3,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: MONITOR_S,
    monitorIntervalSeconds: MONITOR_S,
  });
  boss.on('error', (cause) => onFault({ message: 'the queue of events has a fault', cause }));
  await boss.start();

  async function deliverNext(consumer: string, subject: string): Promise<boolean> {
    return db.transaction().execute(async (trx) => {
      // Held while the consumer is asked: one delivery of a subject at a time, and free again when this process dies.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${consumer} ${subject}`}, 0))`.execute(trx);
      const next = await nextOf(trx, consumer, subject);
      if (!next) return false;
      const delivered = await deliver(consumers[consumer] ?? '', secret, next.envelope);
      if (!delivered.isTaken) {
        const message = `${consumer} refused the event ${next.envelope.id} (${next.envelope.type})`;
        onFault({ message, cause: delivered.why });
      }
      const refused = delivered.isTaken ? null : delivered.why;
      await sql`update event_deliveries set delivered_at = now(), refused = ${refused}
        where consumer = ${consumer} and subject = ${subject} and version = ${next.version}`.execute(trx);
      return true;
    });
  }

  for (const consumer of Object.keys(consumers)) {
    await boss.createQueue(queueOf(consumer), {
      notify: true,
      expireInSeconds: EXPIRE_S,
      retryLimit: ALWAYS,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: RETRY_MAX_S,
      retentionSeconds: YEAR_S,
      deleteAfterSeconds: DAY_S,
    });
    const options = {
      localConcurrency: CONCURRENCY,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 2,
    };
    await boss.work(queueOf(consumer), options, async ([job]) => {
      const { subject } = Job.parse(job?.data);
      try {
        while (await deliverNext(consumer, subject));
      } catch (cause) {
        onFault({ message: `${consumer} did not take the events of ${subject}; trying again`, cause });
        throw cause;
      }
    });
  }
  const sweeping = setInterval(() => {
    sweep(db).catch((cause: unknown) => onFault({ message: 'old events were not removed', cause }));
  }, SWEEP_MS).unref();

  return {
    async wake(trx, consumer, subject) {
      await boss.send(queueOf(consumer), { subject }, { db: fromKysely(trx) });
    },
    async undelivered() {
      const { rows } = await sql<Undelivered>`
        select consumer, count(*)::int as count,
          coalesce(extract(epoch from now() - min(events.created_at)), 0)::float as "oldestS"
        from event_deliveries join events on events.id = event_deliveries.event_id
        where delivered_at is null group by consumer`.execute(db);
      const of = (name: string) => rows.find(({ consumer }) => consumer === name);
      return Object.keys(consumers).map((consumer) => of(consumer) ?? { consumer, count: 0, oldestS: 0 });
    },
    async close() {
      clearInterval(sweeping);
      await boss.stop({ graceful: true, timeout: 1_000, close: true });
      await db.destroy();
    },
  };
}

const queueOf = (consumer: string) => `events-to-${consumer}`;

async function nextOf(trx: Transaction<object>, consumer: string, subject: string) {
  const { rows } = await sql<{ version: number; envelope: EventEnvelope }>`
    select delivery.version, events.envelope
    from event_deliveries as delivery join events on events.id = delivery.event_id
    where delivery.consumer = ${consumer} and delivery.subject = ${subject} and delivery.delivered_at is null
    order by delivery.version limit 1`.execute(trx);
  return rows[0];
}

async function sweep(db: Kysely<object>): Promise<void> {
  await sql`
    delete from events where created_at < now() - make_interval(days => ${KEPT_DAYS}) and not exists (
      select from event_deliveries where event_id = events.id and delivered_at is null
    )`.execute(db);
}
