import { EVENT_JSON, EventEnvelope, type EventOf, type EventType } from '@ficus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { type Kysely, sql, type Transaction } from 'kysely';
import { problem } from '../problem.ts';
import { isGenuine } from './signature.ts';

/** What an event leads to, done in the transaction that remembers it. */
export interface Reaction<Schema> {
  readonly type: EventType;
  readonly react: (event: EventOf<EventType>, trx: Transaction<Schema>) => Promise<void>;
}

/** Says what an event of a type leads to. */
export function on<T extends EventType, Schema>(
  type: T,
  react: (event: EventOf<T>, trx: Transaction<Schema>) => Promise<void>,
): Reaction<Schema> {
  // `receiveEvents` has read the data by this very type's schema.
  return { type, react: react as Reaction<Schema>['react'] };
}

/** What a service takes events with. */
export interface ReceiveOptions<Schema> {
  readonly db: Kysely<Schema>;
  /** What deliveries are signed with. */
  readonly secret: string;
  readonly reactions: readonly Reaction<Schema>[];
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Longer than anybody goes on delivering the same event. */
const REMEMBERED_DAYS = 60;
const SWEEP_MS = 60 * 60_000;

/**
 * Registers `POST /internal/events`, which takes signed deliveries (204), on the table of `inboxMigration`. Each event
 * has its effect once: a repetition is taken and does nothing. Types without a reaction, and versions that are not
 * known here yet, are taken and do nothing. Throws 401 `not-genuine`, and 400 `invalid-event` for what its contract does
 * not allow.
 */
export function receiveEvents<Schema>(app: FastifyInstance, options: ReceiveOptions<Schema>): void {
  const { db, secret, reactions, now = Date.now } = options;
  let sweptAt = now();

  async function sweep() {
    if (now() - sweptAt < SWEEP_MS) return;
    sweptAt = now();
    await sql`delete from received_events
      where received_at < now() - make_interval(days => ${REMEMBERED_DAYS})`.execute(db);
  }

  app.register(async (scope) => {
    // Signed is what was sent, to the letter.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(EVENT_JSON, { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post<{ Body: string }>('/internal/events', async (request, reply) => {
      if (!isGenuine(secret, request.headers, request.body, now()))
        throw problem(401, 'not-genuine', 'This delivery is not signed as it should be.');
      const event = readEnvelope(request.body);
      const reaction = reactions.find(({ type }) => type.type === event.type);
      const log = { eventId: event.id, type: event.type, subject: event.subject };
      if (reaction) {
        const read = reaction.type.data.safeParse(event.data);
        if (!read.success) throw invalid(read.error);
        const isNew = await db.transaction().execute(async (trx) => {
          if (!(await remember(trx, event))) return false;
          await reaction.react({ ...event, type: reaction.type.type, data: read.data }, trx);
          return true;
        });
        request.log.info({ ...log, isNew }, 'event taken');
        await sweep();
      } else request.log.info(log, 'event of no concern');
      return reply.code(204).send();
    });
  });
}

function invalid(cause: unknown) {
  return problem(400, 'invalid-event', 'This is not an event as the contracts have it.', {
    detail: cause instanceof Error ? cause.message.slice(0, 500) : String(cause),
    cause,
  });
}

function readEnvelope(body: string): EventEnvelope {
  try {
    return EventEnvelope.parse(JSON.parse(body));
  } catch (cause) {
    throw invalid(cause);
  }
}

/** False for an event that had its effect before. Waits while another transaction is having it. */
async function remember<Schema>(trx: Transaction<Schema>, { source, id }: EventEnvelope): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into received_events (source, id) values (${source}, ${id})
    on conflict do nothing`.execute(trx);
  return numAffectedRows === 1n;
}
