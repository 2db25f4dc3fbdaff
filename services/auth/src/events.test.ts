import { type EventEnvelope, events } from '@ficus/contracts/events';
import { bringEvent, eventOf } from '@ficus/service-kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuthBench, createAuthBench, secretOf } from './testing/auth-bench.ts';
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
