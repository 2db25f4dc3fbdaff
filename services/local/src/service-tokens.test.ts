import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import {
  createTestDatabase,
  EVENTS_SECRET,
  type ServiceProcess,
  startService,
  type TestDatabase,
} from '@ficus/service-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SERVICES = path.resolve(import.meta.dirname, '../..');
const program = (name: string) => path.join(SERVICES, name);

const databases: TestDatabase[] = [];
const processes: ServiceProcess[] = [];
let auth: string;
let directory: string;
let authDatabase: TestDatabase;

/** Auth and the directory each need the other's address before they start. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' ? address?.port : '');
}

async function start(name: string, env: Record<string, string>): Promise<string> {
  const service = await startService(pathToFileURL(program(`${name}/src/main.ts`)), {
    FICUS_DEMO: '1',
    ...env,
  });
  processes.push(service);
  return service.url;
}

beforeAll(async () => {
  const [port, other] = [await freePort(), await createTestDatabase()];
  authDatabase = await createTestDatabase();
  databases.push(other, authDatabase);
  const JWKS_URL = `http://127.0.0.1:${port}/.well-known/jwks.json`;
  const events = { EVENTS_TO: `auth=http://127.0.0.1:${port}`, EVENTS_SECRET };
  directory = await start('directory', { PORT: '0', DATABASE_URL: other.url, JWKS_URL, ...events });
  const DIRECTORY_URL = directory;
  auth = await start('auth', { PORT: port, DATABASE_URL: authDatabase.url, DIRECTORY_URL, EVENTS_SECRET });
});
afterAll(async () => {
  for (const { child, ended } of processes) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const database of databases) await database.drop();
});

async function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function signIn(email: string): Promise<string> {
  const answer = await post(`${auth}/api/v1/auth/sign-in`, { email, password: 'ficus-demo' });
  return /ficus_session=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

const introspect = (session: string) => post(`${auth}/internal/sessions/introspect`, { session });
const tokenOf = async (session: string): Promise<string> => (await (await introspect(session)).json()).token;
const kidOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;

function ask(url: string, token: string, method = 'GET'): Promise<Response> {
  return fetch(`${directory}${url}`, { method, headers: { authorization: `Bearer ${token}` } });
}

/** Asks again each half second, for at most 20 s, until the answer is the one waited for. */
async function until(isDone: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error('It did not come about within 20 s.');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

test('while the key is rotated, the directory accepts every token that auth signs, old and new', async () => {
  const session = await signIn('ada@acme.test');
  const before = await tokenOf(session);
  expect((await ask('/api/v1/people', before)).status).toBe(200);
  const env = { ...process.env, DATABASE_URL: authDatabase.url };
  await promisify(execFile)(process.execPath, [program('auth/src/rotate-keys.ts')], { env });
  let after = before;
  await until(async () => {
    after = await tokenOf(session);
    // Not one refusal on the way: neither early, while the new key is only published, nor when it begins to sign.
    expect((await ask('/api/v1/people', after)).status).toBe(200);
    return kidOf(after) !== kidOf(before);
  });
  expect((await ask('/api/v1/people', before)).status).toBe(200);
  // The directory's own questions are signed with the new key now: auth still learns who people are.
  expect((await introspect(await signIn('cleo@globex.test'))).status).toBe(200);
}, 60_000);

test('deactivated in the directory, a person’s sessions end at auth, and signing in again is refused', async () => {
  const session = await signIn('ben@acme.test');
  const token = await tokenOf(session);
  const adas = await tokenOf(await signIn('ada@acme.test'));
  expect((await ask('/api/v1/people/user_ben/deactivate', adas, 'POST')).status).toBe(200);
  expect((await ask('/api/v1/people', token)).status).toBe(401);
  await until(async () => (await introspect(session)).status === 401);
  const again = await post(`${auth}/api/v1/auth/sign-in`, { email: 'ben@acme.test', password: 'ficus-demo' });
  expect([again.status, (await again.json()).code]).toEqual([403, 'no-tenant']);
  expect((await ask('/api/v1/people/user_ben/reactivate', adas, 'POST')).status).toBe(200);
  await until(async () => (await signIn('ben@acme.test')) !== '');
  expect((await introspect(session)).status).toBe(401);
}, 60_000);

test('sessions end by the news alone: taken in again before anybody asked, the person signs in anew', async () => {
  const session = await signIn('ben@acme.test');
  const adas = await tokenOf(await signIn('ada@acme.test'));
  for (const change of ['deactivate', 'reactivate'])
    expect((await ask(`/api/v1/people/user_ben/${change}`, adas, 'POST')).status).toBe(200);
  await until(async () => (await introspect(session)).status === 401);
  await until(async () => (await signIn('ben@acme.test')) !== '');
}, 60_000);
