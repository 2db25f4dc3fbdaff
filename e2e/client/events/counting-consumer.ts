import { events } from '@ficus/contracts/events';
import {
  createService,
  eventSecretVariable,
  inboxMigration,
  on,
  openDatabase,
  port,
  postgresUrl,
  readEnvironment,
  receiveEvents,
  serve,
} from '@ficus/service-kit';
import { sql } from 'kysely';
import { z } from 'zod/mini';

/** A service that does nothing but count: each event that it takes adds one to its subject, whatever came before. */
const environment = readEnvironment(
  z.object({ PORT: port, DATABASE_URL: postgresUrl, ...eventSecretVariable }),
);

const { db, close } = await openDatabase<object>({
  url: environment.DATABASE_URL,
  migrations: {
    '001-events': inboxMigration,
    '002-effects': {
      up: async (database) => {
        await sql`create table effects (nth serial primary key, subject text, version integer)`.execute(
          database,
        );
      },
    },
  },
});
const app = createService({ name: 'counter' });
receiveEvents<object>(app, {
  db,
  secret: environment.EVENTS_SECRET ?? '',
  reactions: [
    on(events.personDeactivated, async ({ subject, entityversion }, trx) => {
      await sql`insert into effects (subject, version) values (${subject}, ${entityversion})`.execute(trx);
    }),
  ],
});
await serve(app, { port: environment.PORT, close });
