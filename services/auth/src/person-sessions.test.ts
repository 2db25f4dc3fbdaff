import { type OwnSession, ROLE_PERMISSIONS, type Role } from '@ficus/contracts';
import { EventEnvelope, events } from '@ficus/contracts/events';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addAccount } from './accounts.ts';
import { type AuthBench, createAuthBench, PASSWORD, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

let bench: AuthBench;
let adas: string;
let bens: string;
const BEN = { ...ADA, id: 'user_ben', email: 'ben@acme.test', name: 'Ben' };

function know(person: typeof ADA, role: Role, tenantId = 'acme') {
  const permissions = [...ROLE_PERMISSIONS[role]];
  bench.directory.people.set(person.id, { ...person, role, tenantId, permissions });
  // What auth remembers of people is good for 3 s.
  bench.aheadMs += 4_000;
}

beforeEach(async () => {
  bench = await createAuthBench();
  await addAccount(bench.database.db, { personId: BEN.id, email: BEN.email, password: PASSWORD });
  know(ADA, 'admin');
  know(BEN, 'member');
  [adas, bens] = [secretOf(await bench.signIn()), secretOf(await bench.signIn(BEN.email))];
});
afterEach(() => bench.close());

async function call(method: 'GET' | 'DELETE', path: string, session = adas) {
  const { token } = (await bench.introspect(session)).json();
  const headers = { authorization: `Bearer ${token}` };
  return bench.app.inject({ method, url: `/api/v1/auth/${path}`, headers });
}
async function sessionsOf(personId: string, session = adas): Promise<OwnSession[]> {
  const answer = await call('GET', `people/${personId}/sessions`, session);
  expect(answer.statusCode).toBe(200);
  return answer.json().sessions;
}
const isOpen = async (secret: string) => (await bench.introspect(secret)).statusCode === 200;
async function ended() {
  const { rows } = await sql<{ envelope: unknown }>`
    select envelope from events where envelope ->> 'type' = ${events.sessionEnded.type} order by version`.execute(
    bench.database.db,
  );
  return rows.map(({ envelope }) => EventEnvelope.parse(envelope));
}

test('who manages people sees where somebody is signed in, and since when they were last there', async () => {
  const [first] = await sessionsOf(BEN.id);
  expect(first).toMatchObject({ browser: 'lightMyRequest', isCurrent: false });
  bench.aheadMs += 30_000;
  await bench.introspect(bens);
  expect((await sessionsOf(BEN.id))[0]?.lastSeenAt).toBe(first?.lastSeenAt);
  bench.aheadMs += 60_000;
  await bench.introspect(bens);
  const [later] = await sessionsOf(BEN.id);
  expect(Number(later?.lastSeenAt) - Number(first?.lastSeenAt)).toBeGreaterThanOrEqual(90_000);
  expect((await sessionsOf(ADA.id)).map(({ isCurrent }) => isCurrent)).toEqual([true]);
});

test('one is ended and the others are not; it is told by whom', async () => {
  const other = secretOf(await bench.signIn(BEN.email));
  const [latest] = await sessionsOf(BEN.id);
  expect((await call('DELETE', `people/${BEN.id}/sessions/${latest?.id}`)).statusCode).toBe(204);
  expect([await isOpen(other), await isOpen(bens)]).toEqual([false, true]);
  const again = await call('DELETE', `people/${BEN.id}/sessions/${latest?.id}`);
  expect([again.statusCode, again.json().code]).toEqual([404, 'no-such-session']);
  expect(await ended()).toMatchObject([
    {
      actor: ADA.id,
      tenantid: 'acme',
      subject: `person/${BEN.id}`,
      data: { sessionId: latest?.id, reason: 'revoked' },
    },
  ]);
});

test('all are ended at once, but neither one’s own that asks nor those in another tenant', async () => {
  const elsewhere = secretOf(await bench.signIn(BEN.email));
  const [there] = await sessionsOf(BEN.id);
  await sql`update sessions set tenant_id = 'globex' where id = ${there?.id}`.execute(bench.database.db);
  know(BEN, 'member');
  bench.directory.people.set(BEN.id, {
    ...BEN,
    permissions: [...ROLE_PERMISSIONS.member],
    tenants: ['acme', 'globex'].map((tenantId) => ({
      tenantId,
      tenantName: tenantId,
      role: 'member',
      permissions: [...ROLE_PERMISSIONS.member],
    })),
  });
  expect(await sessionsOf(BEN.id)).toHaveLength(1);
  expect((await call('DELETE', `people/${BEN.id}/sessions/${there?.id}`)).statusCode).toBe(404);
  expect((await call('DELETE', `people/${BEN.id}/sessions`)).statusCode).toBe(204);
  expect([await isOpen(bens), await isOpen(elsewhere)]).toEqual([false, true]);
  const second = secretOf(await bench.signIn());
  expect((await call('DELETE', `people/${ADA.id}/sessions`)).statusCode).toBe(204);
  expect([await isOpen(adas), await isOpen(second)]).toEqual([true, false]);
});

test.each([
  ['a member', BEN.id, (): void => know(ADA, 'member'), 403],
  ['an admin, of an operator', BEN.id, (): void => know(BEN, 'operator'), 403],
  ['an admin, of somebody in another tenant', BEN.id, (): void => know(BEN, 'member', 'globex'), 404],
  ['an admin, of nobody', 'user_nobody', (): void => undefined, 404],
] as const)('is refused to %s', async (_who, personId, arrange, status) => {
  arrange();
  for (const [method, path] of [
    ['GET', 'sessions'],
    ['DELETE', 'sessions'],
    ['DELETE', 'sessions/some'],
  ] as const)
    expect((await call(method, `people/${personId}/${path}`)).statusCode).toBe(status);
  expect(await isOpen(bens)).toBe(true);
});

test('one ends one of one’s own, and nobody else’s by that', async () => {
  const other = secretOf(await bench.signIn());
  const own: OwnSession[] = (await call('GET', 'sessions')).json().sessions;
  const that = own.find(({ isCurrent }) => !isCurrent);
  const [ofBen] = await sessionsOf(BEN.id);
  expect((await call('DELETE', `sessions/${ofBen?.id}`)).statusCode).toBe(404);
  expect((await call('DELETE', `sessions/${that?.id}`)).statusCode).toBe(204);
  expect([await isOpen(adas), await isOpen(other), await isOpen(bens)]).toEqual([true, false, true]);
});
