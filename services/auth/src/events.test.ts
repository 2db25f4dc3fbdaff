import { EventEnvelope, events } from '@ficus/contracts/events';
import { bringEvent, eventOf } from '@ficus/service-kit/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuthBench, createAuthBench, PASSWORD, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

let bench: AuthBench;
let secret: string;
beforeEach(async () => {
  bench = await createAuthBench();
  secret = secretOf(await bench.signIn());
});
afterEach(() => bench.close());

const deactivated = (isActiveElsewhere: boolean, attributes: Partial<EventEnvelope> = {}) =>
  eventOf(events.personDeactivated, { personId: ADA.id, isActiveElsewhere }, attributes);
const status = async (session: string) => (await bench.introspect(session)).statusCode;

test('a person’s sessions end with their right to act, though nobody asked meanwhile and they are taken in again', async () => {
  const other = secretOf(await bench.signIn());
  expect((await bringEvent(bench.app, deactivated(false))).statusCode).toBe(204);
  expect([await status(secret), await status(other)]).toEqual([401, 401]);
  expect(await status(secretOf(await bench.signIn()))).toBe(200);
});

test('who may still act elsewhere stays signed in, and so does everybody else', async () => {
  await bringEvent(bench.app, deactivated(true));
  expect(await status(secret)).toBe(200);
  const another = eventOf(events.personDeactivated, { personId: 'user_ben', isActiveElsewhere: false });
  await bringEvent(bench.app, another);
  expect(await status(secret)).toBe(200);
});

test('with a deleted tenant end the sessions of those who may act nowhere else', async () => {
  const deleted = (isActiveElsewhere: boolean) =>
    eventOf(events.tenantDeleted, {
      name: 'Acme',
      keptUntil: 1,
      people: [{ id: ADA.id, email: ADA.email, isActiveElsewhere }],
    });
  await bringEvent(bench.app, deleted(true));
  expect(await status(secret)).toBe(200);
  await bringEvent(bench.app, deleted(false));
  expect(await status(secret)).toBe(401);
});

test('news that is late, or comes again, ends no session that began since', async () => {
  const event = deactivated(false, { time: new Date(Date.now() - 60_000).toISOString() });
  await bringEvent(bench.app, event);
  expect(await status(secret)).toBe(200);
  const now = deactivated(false);
  await bringEvent(bench.app, now);
  expect(await status(secret)).toBe(401);
  const since = secretOf(await bench.signIn());
  await bringEvent(bench.app, now);
  expect(await status(since)).toBe(200);
});

/** What is told of the ends of sessions and of passwords, the earliest first. */
async function told() {
  const { rows } = await sql<{ envelope: unknown }>`
    select envelope from events where envelope ->> 'type' <> ${events.sessionBegun.type} order by version`.execute(
    bench.database.db,
  );
  return rows.map(({ envelope }) => EventEnvelope.parse(envelope));
}

async function call(method: 'POST' | 'DELETE', path: string, payload?: object) {
  const { token } = (await bench.introspect(secret)).json();
  const headers = { authorization: `Bearer ${token}` };
  return bench.app.inject({ method, url: `/api/v1/auth/${path}`, headers, ...(payload && { payload }) });
}

test('each end of a session before its time is told once, with why and by whom', async () => {
  const ended = (reason: string, actor: string | undefined = ADA.id) => ({
    type: events.sessionEnded.type,
    subject: `person/${ADA.id}`,
    tenantid: ADA.tenantId,
    actor,
    data: { personId: ADA.id, reason, browser: 'lightMyRequest' },
  });
  await bench.signIn();
  await call('POST', 'password', { currentPassword: PASSWORD, newPassword: 'a longer horse' });
  await bench.signIn('ada@acme.test', 'a longer horse');
  await call('DELETE', 'other-sessions');
  await call('DELETE', 'other-sessions');
  await call('POST', 'sign-out');
  await bench.signIn('ada@acme.test', 'a longer horse');
  await bringEvent(bench.app, { ...deactivated(false), actor: 'user_cleo' });
  expect(await told()).toMatchObject([
    { type: events.passwordChanged.type, tenantid: ADA.tenantId, actor: ADA.id, data: { personId: ADA.id } },
    ended('password-changed'),
    ended('revoked'),
    ended('signed-out'),
    ended('deactivated', 'user_cleo'),
  ]);
});

test('a session that has expired is not told of, nor a password that is refused', async () => {
  await call('POST', 'password', { currentPassword: 'wrong', newPassword: 'a longer horse' });
  bench.aheadMs = 15 * 24 * 60 * 60_000;
  await bringEvent(
    bench.app,
    deactivated(false, { time: new Date(Date.now() + bench.aheadMs).toISOString() }),
  );
  expect(await told()).toEqual([]);
});
