import { events } from '@ficus/contracts/events';
import { on, receiveEvents } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { AuthSchema } from './schema.ts';

interface EventParts {
  readonly app: FastifyInstance;
  readonly db: Kysely<AuthSchema>;
  readonly secret: string;
  readonly now: () => number;
}

/** What happens elsewhere and concerns sessions. */
export function serveEvents({ app, db, secret, now }: EventParts): void {
  receiveEvents<AuthSchema>(app, {
    db,
    secret,
    now,
    reactions: [
      on(events.personDeactivated, async ({ time, data }, trx) => {
        // Their sessions move to a tenant where they may still act, at the next request.
        if (data.isActiveElsewhere) return;
        await trx
          .deleteFrom('sessions')
          .where('person_id', '=', data.personId)
          // However late the news: one that began after they were taken in again is none of its business.
          .where('created_at', '<=', new Date(time))
          .execute();
      }),
    ],
  });
}
