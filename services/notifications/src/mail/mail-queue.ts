import type { Kysely, Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import { z } from 'zod/mini';
import type { NotificationsSchema } from '../schema.ts';
import type { Words } from '../templates.ts';
import type { Mailer } from './mailer.ts';

/** An e-mail to be sent. */
export interface Mail {
  /** What is sent once: of several with the same, the first counts. */
  readonly id: string;
  /** The event that led to it. */
  readonly eventId: string;
  readonly recipient: string;
  readonly words: Words;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Writes an e-mail into the delivery log; it is sent if the transaction commits. */
export type SendMail = (trx: Transaction<NotificationsSchema>, mail: Mail) => Promise<void>;

/** The e-mails on their way. */
export interface MailQueue {
  readonly send: SendMail;
  close(): Promise<void>;
}

/** What the queue works with. */
export interface MailQueueOptions {
  /** The service's database, where the queue keeps its jobs. */
  readonly url: string;
  readonly db: Kysely<NotificationsSchema>;
  readonly mailer: Mailer;
  /** Told of tries that failed, and of faults of the queue. */
  readonly onFault: (message: string, cause: unknown) => void;
  /** Until the first further try, in seconds; doubles with each. Default: 5. */
  readonly retryDelayS?: number;
}

const QUEUE = 'mails';
const HOUR_S = 60 * 60;
/** Some three days. */
const TRIES = 80;
const Job = z.object({ id: z.string() });

/** Makes the queue without a server: e-mails are logged as skipped. */
export function createMailLog(): MailQueue {
  return {
    send: async (trx, mail) => void (await write(trx, mail, 'skipped')),
    close: async () => undefined,
  };
}

/**
 * Starts the queue. A try that was under way when the process died is made again: a server may get an e-mail twice, with
 * the same `Message-ID`.
 */
export async function startMailQueue(options: MailQueueOptions): Promise<MailQueue> {
  const { url, db, mailer, onFault, retryDelayS = 5 } = options;
  const boss = new PgBoss({
    connectionString: url,
    max: 3,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', (cause) => onFault('the queue of e-mails has a fault', cause));
  await boss.start();
  await boss.createQueue(QUEUE, {
    notify: true,
    expireInSeconds: 60,
    retryLimit: TRIES,
    retryDelay: retryDelayS,
    retryBackoff: true,
    retryDelayMax: HOUR_S,
  });
  await boss.work(
    QUEUE,
    { localConcurrency: 2, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 },
    async ([job]) => {
      const { id } = Job.parse(job?.data);
      const mail = await db
        .selectFrom('mails')
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .select(['id', 'recipient', 'subject', 'text'])
        .executeTakeFirst();
      if (!mail) return;
      try {
        const sent = await mailer.send(mail);
        await note(db, id, {
          state: sent.isTaken ? 'sent' : 'refused',
          answer: sent.answer,
          done_at: new Date(),
        });
        if (!sent.isTaken) onFault('an e-mail was refused', sent.answer);
      } catch (cause) {
        await note(db, id, { answer: cause instanceof Error ? cause.message : String(cause) });
        onFault('an e-mail could not be sent; trying again', cause);
        throw cause;
      }
    },
  );
  return {
    async send(trx, mail) {
      if (await write(trx, mail, 'waiting')) await boss.send(QUEUE, { id: mail.id }, { db: fromKysely(trx) });
    },
    async close() {
      await boss.stop({ graceful: true, timeout: 1_000, close: true });
      mailer.close();
    },
  };
}

/** False for one that is there already. */
async function write(
  trx: Transaction<NotificationsSchema>,
  { id, eventId, recipient, words, at }: Mail,
  state: 'waiting' | 'skipped',
): Promise<boolean> {
  const written = await trx
    .insertInto('mails')
    .values({
      id,
      event_id: eventId,
      recipient,
      subject: words.title,
      text: words.text,
      state,
      created_at: new Date(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

async function note(
  db: Kysely<NotificationsSchema>,
  id: string,
  change: { state?: 'sent' | 'refused'; answer: string; done_at?: Date },
): Promise<void> {
  await db
    .updateTable('mails')
    .set(({ eb }) => ({ ...change, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
