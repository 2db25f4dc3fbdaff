import { events } from '@ficus/contracts/events';
import { type Outbox, on, receiveEvents } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { creationReactions } from './creation-events.ts';
import { endSessions } from './end-sessions.ts';
import type { AuthSchema } from './schema.ts';

interface EventParts {
  readonly app: FastifyInstance;
  readonly db: Kysely<AuthSchema>;
  readonly outbox: Outbox;
  readonly secret: string;
  readonly now: () => number;
}

/** What happens elsewhere and concerns sessions. */
export function serveEvents({ app, db, outbox, secret, now }: EventParts): void {
  receiveEvents<AuthSchema>(app, {
    db,
    secret,
    now,
    reactions: [
      ...creationReactions(outbox),
      on(events.personDeactivated, async ({ time, actor, data }, trx) => {
        // Their sessions move to a tenant where they may still act, at the next request.
        if (data.isActiveElsewhere) return;
        // However late the news: one that began after they were taken in again is none of its business.
        const which = { personId: data.personId, begunBy: new Date(time) };
        await endSessions({ trx, outbox, now: now() }, which, { reason: 'deactivated', actor });
      }),
      on(events.tenantDeleted, async ({ time, actor, data }, trx) => {
        for (const { id: personId, isActiveElsewhere } of data.people) {
          if (isActiveElsewhere) continue;
          const which = { personId, begunBy: new Date(time) };
          await endSessions({ trx, outbox, now: now() }, which, { reason: 'deactivated', actor });
        }
      }),
    ],
  });
}
