import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAccount } from './accounts.ts';
import { type AuthBench, createAuthBench, PASSWORD, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

const BEN = { ...ADA, id: 'user_ben', email: 'ben@globex.test', tenantId: 'globex', tenantName: 'Globex' };
const NEW_PASSWORD = 'a longer horse';
let bench: AuthBench;
let secret: string;
beforeEach(async () => {
  bench = await createAuthBench();
  await addAccount(bench.database.db, { personId: BEN.id, email: BEN.email, password: PASSWORD });
  bench.directory.people.set(BEN.id, BEN);
  secret = secretOf(await bench.signIn());
});
afterEach(() => bench.close());

async function call(method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object, session = secret) {
  const { token } = (await bench.introspect(session)).json();
  const headers = { authorization: `Bearer ${token}` };
  return bench.app.inject({ method, url: `/api/v1/auth/${path}`, headers, ...(payload && { payload }) });
}
const change = (currentPassword: string, newPassword = NEW_PASSWORD) =>
  call('POST', 'password', { currentPassword, newPassword });

describe('changing the password', () => {
  test('takes the new one from then on, and ends the other sessions', async () => {
    const [other, bens] = [secretOf(await bench.signIn()), secretOf(await bench.signIn(BEN.email))];
    expect((await change(PASSWORD)).statusCode).toBe(204);
    expect((await bench.signIn('ada@acme.test', PASSWORD)).statusCode).toBe(401);
    expect((await bench.signIn('ada@acme.test', NEW_PASSWORD)).statusCode).toBe(200);
    expect((await bench.introspect(secret)).statusCode).toBe(200);
    expect((await bench.introspect(other)).statusCode).toBe(401);
    expect((await bench.introspect(bens)).statusCode).toBe(200);
    expect((await bench.signIn(BEN.email, PASSWORD)).statusCode).toBe(200);
  });

  test('is refused without the present one, naming the field, and ends nothing', async () => {
    const other = secretOf(await bench.signIn());
    const answer = await change('wrong');
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'wrong-password']);
    expect(answer.json().fields[0].path).toBe('currentPassword');
    expect((await bench.introspect(other)).statusCode).toBe(200);
    expect((await bench.signIn()).statusCode).toBe(200);
  });

  test('refuses a new one that is short', async () => {
    const answer = await change(PASSWORD, 'too short');
    expect([answer.statusCode, answer.json().fields[0].path]).toEqual([400, 'newPassword']);
  });

  test('lets nobody guess: after ten wrong tries the right one is not looked at either', async () => {
    for (let tries = 0; tries < 10; tries += 1) expect((await change('wrong')).statusCode).toBe(400);
    expect((await change(PASSWORD)).statusCode).toBe(429);
    expect((await bench.signIn()).statusCode).toBe(429);
  });
});

describe('own sessions', () => {
  test('are listed with what the browser said it is, and no others', async () => {
    await bench.signIn(BEN.email);
    await bench.app.inject({
      method: 'POST',
      url: '/api/v1/auth/sign-in',
      payload: { email: 'ada@acme.test', password: PASSWORD },
      headers: { 'user-agent': `A browser ${'x'.repeat(1000)}` },
    });
    const { sessions } = (await call('GET', 'sessions')).json();
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
    const other = sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    expect(other.browser).toMatch(/^A browser x{290}$/);
    // What is listed opens nothing.
    expect((await bench.introspect(other.id)).statusCode).toBe(401);
  });

  test('elsewhere are ended at once, those of others are not', async () => {
    const [other, bens] = [secretOf(await bench.signIn()), secretOf(await bench.signIn(BEN.email))];
    expect((await call('DELETE', 'other-sessions')).statusCode).toBe(204);
    expect((await call('GET', 'sessions')).json().sessions).toHaveLength(1);
    expect((await bench.introspect(other)).statusCode).toBe(401);
    expect((await bench.introspect(bens)).statusCode).toBe(200);
  });

  test.each([
    ['GET', 'sessions'],
    ['DELETE', 'other-sessions'],
    ['POST', 'password'],
  ] as const)('%s %s needs a session that has not ended', async (method, path) => {
    const { token } = (await bench.introspect(secret)).json();
    const headers = { authorization: `Bearer ${token}` };
    await bench.app.inject({ method: 'POST', url: '/api/v1/auth/sign-out', headers });
    const payload = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    const url = `/api/v1/auth/${path}`;
    const answer = await bench.app.inject({ method, url, headers, ...(method === 'POST' && { payload }) });
    expect(answer.statusCode).toBe(401);
  });
});
