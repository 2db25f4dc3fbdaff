import { EventEnvelope, events, subscriptions } from '@ficus/contracts/events';
import { openDatabase } from '@ficus/service-kit';
import { bringEvent, createTestDatabase, EVENTS_SECRET, eventOf } from '@ficus/service-kit/testing';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuth } from '../../../services/auth/src/app.ts';
import { migrations } from '../../../services/auth/src/migrations.ts';
import type { AuthSchema } from '../../../services/auth/src/schema.ts';
import { createDirectory } from '../../../services/directory/src/app.ts';
import { migrations as directoryMigrations } from '../../../services/directory/src/migrations.ts';
import type { DirectorySchema } from '../../../services/directory/src/schema.ts';
import { createNotifications } from '../../../services/notifications/src/app.ts';
import { startHearing } from '../../../services/notifications/src/live.ts';
import { createMailLog } from '../../../services/notifications/src/mail/mail-queue.ts';
import { migrations as notificationsMigrations } from '../../../services/notifications/src/migrations.ts';
import type { NotificationsSchema } from '../../../services/notifications/src/schema.ts';
import { arbitraryOf } from '../arbitrary-of.ts';

const RUNS = process.env.FICUS_TEST === 'full' ? 300 : 20;

async function startAuth() {
  const { url, drop } = await createTestDatabase();
  const { db, close } = await openDatabase<AuthSchema>({ url, migrations });
  const app = await createAuth({
    db,
    directoryUrl: 'http://127.0.0.1:9',
    sessionLifeMs: 60_000,
    isCookieSecure: false,
    eventsSecret: EVENTS_SECRET,
    log: { level: 'silent' },
  });
  return {
    app,
    received: async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from received_events`.execute(db);
      return rows[0]?.n;
    },
    async close() {
      await app.close();
      await close();
      await drop();
    },
  };
}

async function startNotifications() {
  const { url, drop } = await createTestDatabase();
  const { db, close } = await openDatabase<NotificationsSchema>({ url, migrations: notificationsMigrations });
  const hearing = startHearing(url, () => undefined);
  const app = createNotifications({
    db,
    jwksUrl: 'http://127.0.0.1:9',
    hearing,
    sendMail: createMailLog().send,
    publicUrl: 'http://localhost:8080',
    eventsSecret: EVENTS_SECRET,
    log: { level: 'silent' },
  });
  return {
    app,
    received: async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from received_events`.execute(db);
      return rows[0]?.n;
    },
    async close() {
      await app.close();
      await hearing.close();
      await close();
      await drop();
    },
  };
}

async function startDirectory() {
  const { url, drop } = await createTestDatabase();
  const { db, close } = await openDatabase<DirectorySchema>({ url, migrations: directoryMigrations });
  const app = createDirectory({
    db,
    jwksUrl: 'http://127.0.0.1:9',
    eventsSecret: EVENTS_SECRET,
    log: { level: 'silent' },
  });
  return {
    app,
    received: async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from received_events`.execute(db);
      return rows[0]?.n;
    },
    async close() {
      await app.close();
      await close();
      await drop();
    },
  };
}

/** Every service that takes events. */
const CONSUMERS = { auth: startAuth, directory: startDirectory, notifications: startNotifications } as const;

test('whoever subscribes is looked at here', () => {
  expect(Object.keys(CONSUMERS).sort()).toEqual(Object.keys(subscriptions).sort());
});

describe.each(Object.entries(CONSUMERS))('%s', (name, start) => {
  let consumer: Awaited<ReturnType<typeof start>>;
  let app: FastifyInstance;
  beforeAll(async () => {
    consumer = await start();
    app = consumer.app;
  });
  afterAll(() => consumer.close());
  const taken = subscriptions[name as keyof typeof CONSUMERS] ?? [];

  test.each(taken.map((type) => [type.type, type] as const))('takes every %s', async (_name, type) => {
    const before = (await consumer.received()) ?? 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryOf(type.data) as fc.Arbitrary<never>, async (data) => {
        runs += 1;
        const answer = await bringEvent(app, EventEnvelope.parse(eventOf(type, data, { tenantid: 'acme' })));
        expect([answer.statusCode, answer.body]).toEqual([204, '']);
      }),
      { numRuns: RUNS },
    );
    expect(await consumer.received()).toBe(before + runs);
  });

  test('takes, and does nothing with, later versions and all that it does not subscribe to', async () => {
    const before = await consumer.received();
    const others = Object.values(events).filter(({ type }) => !taken.some((one) => one.type === type));
    const later = taken.map((type) => ({ ...type, type: type.type.replace(/v\d+$/, 'v9') }) as typeof type);
    for (const type of [...others, ...later]) {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (data) => {
          const answer = await bringEvent(app, { ...eventOf(type, data as never) });
          expect(answer.statusCode).toBe(204);
        }),
        { numRuns: 5 },
      );
    }
    expect(await consumer.received()).toBe(before);
  });
});
