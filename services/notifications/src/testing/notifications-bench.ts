import type { EventOf, EventType } from '@ficus/contracts/events';
import { type Database, openDatabase } from '@ficus/service-kit';
import {
  bringEvent,
  createTestDatabase,
  createTestIssuer,
  EVENTS_SECRET,
  eventOf,
  type TestIssuer,
} from '@ficus/service-kit/testing';
import type { FastifyInstance } from 'fastify';
import { createNotifications } from '../app.ts';
import { startHearing } from '../live.ts';
import { createMailLog, startMailQueue } from '../mail/mail-queue.ts';
import { createMailer } from '../mail/mailer.ts';
import { migrations } from '../migrations.ts';
import type { NotificationsSchema } from '../schema.ts';

/** A notifications service on a real database, with or without a server for its e-mails. */
export interface NotificationsBench {
  readonly app: FastifyInstance;
  readonly database: Database<NotificationsSchema>;
  /** Lets something happen in Acme, as its source tells it. */
  happen<T extends EventType>(type: T, data: EventOf<T>['data'], id?: string): Promise<number>;
  /** Calls a route as Ada of Acme, or as somebody else. */
  call(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    body?: object,
    as?: Parameters<TestIssuer['tokenFor']>[0],
  ): Promise<{ status: number; data: unknown }>;
  close(): Promise<void>;
}

/** Makes one. */
export async function createNotificationsBench(smtpUrl?: string): Promise<NotificationsBench> {
  const testDatabase = await createTestDatabase();
  const issuer = await createTestIssuer();
  const { url } = testDatabase;
  const database = await openDatabase<NotificationsSchema>({ url, migrations });
  const hearing = startHearing(url, () => undefined);
  const mailer = smtpUrl && createMailer({ url: smtpUrl, from: 'Ficus <no-reply@ficus.test>' });
  const mails = mailer
    ? await startMailQueue({ url, db: database.db, mailer, onFault: () => undefined, retryDelayS: 1 })
    : createMailLog();
  const app = createNotifications({
    db: database.db,
    jwksUrl: issuer.jwksUrl,
    hearing,
    sendMail: mails.send,
    publicUrl: 'http://localhost:8080',
    eventsSecret: EVENTS_SECRET,
    log: { level: 'silent' },
  });
  return {
    app,
    database,
    async happen(type, data, id = crypto.randomUUID()) {
      const answer = await bringEvent(app, eventOf(type, data, { id, tenantid: 'acme', actor: 'user_cleo' }));
      return answer.statusCode;
    },
    async call(method, url, body, as = {}) {
      const answer = await app.inject({
        method,
        url,
        ...(body && { payload: body }),
        headers: { authorization: `Bearer ${await issuer.tokenFor(as)}` },
      });
      return { status: answer.statusCode, data: answer.body === '' ? undefined : answer.json() };
    },
    async close() {
      await app.close();
      await mails.close();
      await hearing.close();
      await database.close();
      await issuer.close();
      await testDatabase.drop();
    },
  };
}
