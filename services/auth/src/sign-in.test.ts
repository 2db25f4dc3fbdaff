import { EventEnvelope, events } from '@ficus/contracts/events';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AuthBench, createAuthBench, PASSWORD, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

let bench: AuthBench;
beforeEach(async () => {
  bench = await createAuthBench();
});
afterEach(() => bench.close());

describe('signing in', () => {
  test('answers with the person, and sets the cookie for 14 days', async () => {
    const answer = await bench.signIn();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ person: ADA });
    expect(answer.headers['set-cookie']).toMatch(
      /^ficus_session=[\w-]{43}; HttpOnly; SameSite=Lax; Path=\/; Max-Age=1209600$/,
    );
  });

  test('is told to whoever wants to know, and is not when it was refused', async () => {
    await bench.signIn();
    await bench.signIn(ADA.email, 'wrong');
    const { rows } = await sql<{ envelope: unknown }>`select envelope from events`.execute(bench.database.db);
    expect(rows).toHaveLength(1);
    const event = EventEnvelope.parse(rows[0]?.envelope);
    expect(event).toMatchObject({
      type: events.sessionBegun.type,
      source: '/services/auth',
      tenantid: ADA.tenantId,
      actor: ADA.id,
    });
    expect(events.sessionBegun.data.parse(event.data)).toEqual({
      personId: ADA.id,
      name: ADA.name,
      email: ADA.email,
      tenantName: ADA.tenantName,
      role: ADA.role,
      browser: 'lightMyRequest',
    });
  });

  test('takes the e-mail address in any case, and with spaces around', async () => {
    expect((await bench.signIn(' ADA@ACME.TEST ')).statusCode).toBe(200);
  });

  test('marks the cookie Secure where that is configured', async () => {
    const secure = await createAuthBench({ isCookieSecure: true });
    expect((await secure.signIn()).headers['set-cookie']).toMatch(/; Secure$/);
    await secure.close();
  });

  test.each([
    ['a wrong password', 'ada@acme.test', 'wrong'],
    ['the password in another case', 'ada@acme.test', PASSWORD.toUpperCase()],
    ['an unknown e-mail address', 'eve@acme.test', PASSWORD],
    ['an e-mail address that no database could hold', 'eve\0@acme.test', PASSWORD],
    ['a pattern for an e-mail address', 'ada@%', PASSWORD],
  ])('gives the same answer for %s', async (_title, email, password) => {
    const answer = await bench.signIn(email, password);
    const { requestId: _differs, ...body } = answer.json();
    expect(body).toEqual({
      type: 'about:blank',
      status: 401,
      code: 'invalid-credentials',
      title: 'The e-mail address or the password is wrong.',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('takes as long for an unknown e-mail address as for a wrong password', async () => {
    const medianMs = async (emailOf: (index: number) => string) => {
      const times: number[] = [];
      for (let index = 0; index < 9; index++) {
        const startedAt = performance.now();
        await bench.signIn(emailOf(index), 'wrong');
        times.push(performance.now() - startedAt);
      }
      return times.sort((one, other) => one - other)[4] ?? 0;
    };
    const known = await medianMs(() => 'ada@acme.test');
    await bench.signIn();
    const unknown = await medianMs((index) => `nobody${index}@acme.test`);
    // Without the decoy the unknown address would take a tenth: there would be nothing to hash.
    expect(unknown).toBeGreaterThan(known / 2);
    expect(known).toBeGreaterThan(unknown / 2);
  });

  test('refuses fields that it does not know, and tells all faults', async () => {
    const answer = await bench.app.inject({
      method: 'POST',
      url: '/api/v1/auth/sign-in',
      payload: { email: '', pasword: 'x' },
    });
    expect(answer.statusCode).toBe(400);
    const paths = answer.json().fields.map((field: { path: string }) => field.path);
    expect(paths.sort()).toEqual(['email', 'password', 'pasword']);
  });

  test('refuses someone whom the directory does not know', async () => {
    bench.directory.people.delete(ADA.id);
    const answer = await bench.signIn();
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'no-tenant']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('is refused after ten failures, the right password included, until the time told has passed', async () => {
    for (let index = 0; index < 10; index++) await bench.signIn('ada@acme.test', 'wrong');
    const refused = await bench.signIn();
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-attempts']);
    const waitS = Number(refused.headers['retry-after']);
    expect(waitS).toBeGreaterThan(590);
    bench.aheadMs += waitS * 1000;
    expect((await bench.signIn()).statusCode).toBe(200);
  });
});

test('neither a password nor a session secret is in the database', async () => {
  const secret = secretOf(await bench.signIn());
  const { db } = bench.database;
  const [account] = await db.selectFrom('accounts').selectAll().execute();
  const sessions = await db.selectFrom('sessions').selectAll().execute();
  expect(account?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const stored = JSON.stringify([
    account,
    sessions.map((row) => [row, row.secret_hash.toString('base64url')]),
  ]);
  expect(secret).toHaveLength(43);
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(PASSWORD);
});
