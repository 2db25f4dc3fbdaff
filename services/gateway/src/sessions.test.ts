import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSessions, type Sessions } from './sessions.ts';

const CLAIM = { secret: 'ada-secret', tenant: undefined };
const PERSON = {
  id: 'user_ada',
  tenantId: 'acme',
  tenantName: 'Acme',
  name: 'Ada',
  email: 'ada@acme.test',
  role: 'admin',
};

let auth: Server;
let sessions: Sessions;
let now: number;
let asked: number;
let isKnown: boolean;
/** Answers are given when it says so. */
let answering: Promise<void>;
let isBroken: boolean;

beforeEach(async () => {
  [now, asked, isKnown, isBroken] = [1_000_000, 0, true, false];
  answering = Promise.resolve();
  auth = createServer(async (request, response) => {
    asked += 1;
    request.resume();
    if (isBroken) return void response.destroy();
    // As it was when it was asked.
    const [status, body] = isKnown
      ? [200, { person: PERSON, token: `token-${asked}`, expiresAt: now + 300_000 }]
      : [401, {}];
    await answering;
    response.writeHead(status).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => auth.listen(0, '127.0.0.1', resolve));
  const { port } = auth.address() as AddressInfo;
  sessions = createSessions({ authUrl: `http://127.0.0.1:${port}`, now: () => now });
});
afterEach(() => {
  auth.closeAllConnections();
  auth.close();
});

const token = async () => (await sessions.find(CLAIM))?.token;

it('keeps what auth said, and asks again ahead of time only where the session is used', async () => {
  expect(await token()).toBe('token-1');
  now += 1_400;
  expect(await token()).toBe('token-1');
  expect(asked).toBe(1);
  now += 200;
  expect(await token()).toBe('token-1');
  await expect.poll(token).toBe('token-2');
  expect(asked).toBe(2);
});

it('has nobody wait for auth while a session is in use, even where auth hangs', async () => {
  await token();
  now += 2_000;
  const { promise, resolve } = Promise.withResolvers<void>();
  answering = promise;
  expect(await token()).toBe('token-1');
  expect(await token()).toBe('token-1');
  await expect.poll(() => asked).toBe(2);
  // Past what was known, there is nothing but to wait for the same answer.
  now += 1_100;
  const waiting = Promise.all([token(), token()]);
  resolve();
  expect(await waiting).toEqual(['token-2', 'token-2']);
  expect(asked).toBe(2);
});

it('hears of a sign-out within three seconds of the last answer', async () => {
  await token();
  isKnown = false;
  now += 2_999;
  expect(await token()).toBe('token-1');
  await expect.poll(token).toBe(undefined);
});

it('counts the three seconds from when it asked', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  answering = promise;
  const first = token();
  await expect.poll(() => asked).toBe(1);
  now += 2_000;
  resolve();
  expect(await first).toBe('token-1');
  isKnown = false;
  now += 1_000;
  expect(await token()).toBe(undefined);
});

it('does not take an answer for one who was forgotten while it was on its way', async () => {
  await token();
  now += 2_000;
  const { promise, resolve } = Promise.withResolvers<void>();
  answering = promise;
  await token();
  await expect.poll(() => asked).toBe(2);
  isKnown = false;
  sessions.forgetPerson(PERSON.id);
  const after = token();
  await expect.poll(() => asked).toBe(3);
  resolve();
  expect(await after).toBe(undefined);
  expect(await token()).toBe(undefined);
});

it('goes on with a known session while auth fails, asks again each second, and not beyond its token', async () => {
  await token();
  isBroken = true;
  now += 10_000;
  expect(await token()).toBe('token-1');
  expect(await token()).toBe('token-1');
  now += 900;
  expect(await token()).toBe('token-1');
  isBroken = false;
  now += 200;
  await expect.poll(token).toMatch(/token-[2-9]/);
  isBroken = true;
  now += 301_000;
  await expect(token()).rejects.toMatchObject({ status: 503, code: 'unavailable' });
});
