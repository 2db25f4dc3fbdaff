import {
  createTestDatabase,
  startProgram,
  startService,
  type TestDatabase,
} from '@ficus/service-kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeDirectory, startFakeDirectory } from './testing/fake-directory.ts';

const MAIN = new URL('./main.ts', import.meta.url);
const ROTATE = new URL('./rotate-keys.ts', import.meta.url);
let database: TestDatabase;
let directory: FakeDirectory;
beforeEach(async () => {
  database = await createTestDatabase();
  directory = await startFakeDirectory();
});
afterEach(async () => {
  await directory.close();
  await database.drop();
});

function start(env: Record<string, string> = {}) {
  return startService(MAIN, { PORT: '0', DATABASE_URL: database.url, DIRECTORY_URL: directory.url, ...env });
}

function signIn(url: string): Promise<Response> {
  return fetch(`${url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@acme.test', password: 'ficus-demo' }),
  });
}

test('the service runs with its demo accounts, outlives a restart, takes a new key, and stops', async () => {
  const first = await start({ FICUS_DEMO: '1', COOKIE_SECURE: '1', SESSION_DAYS: '1' });
  expect(await (await fetch(`${first.url}/health`)).json()).toMatchObject({ checks: { database: 'ok' } });
  const answer = await signIn(first.url);
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/Max-Age=86400; Secure$/);
  first.child.kill('SIGTERM');
  const { code, stdout } = await first.ended;
  expect(code).toBe(0);
  expect(stdout).not.toContain('ficus-demo');

  const second = await start({ FICUS_DEMO: '1' });
  const session = /ficus_session=([^;]+)/.exec(cookie)?.[1];
  const introspection = await fetch(`${second.url}/internal/sessions/introspect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session }),
  });
  expect(introspection.status).toBe(200);
  expect((await startProgram(ROTATE, { DATABASE_URL: database.url }).ended).code).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect((await (await fetch(`${second.url}/.well-known/jwks.json`)).json()).keys).toHaveLength(2);
  second.child.disconnect();
  expect((await second.ended).code).toBe(0);
});

test('without FICUS_DEMO there are no demo accounts', async () => {
  const service = await start();
  expect((await signIn(service.url)).status).toBe(401);
  service.child.kill('SIGTERM');
  await service.ended;
});

test('all that is wrong with the environment is told at once', async () => {
  const { code, stderr } = await startProgram(MAIN, { PORT: 'x', SESSION_DAYS: 'two', COOKIE_SECURE: 'true' })
    .ended;
  expect(code).toBe(1);
  for (const name of ['PORT', 'DATABASE_URL', 'DIRECTORY_URL', 'SESSION_DAYS', 'COOKIE_SECURE']) {
    expect(stderr).toMatch(new RegExp(`^ {2}${name} is (missing|wrong): set it to`, 'm'));
  }
});
