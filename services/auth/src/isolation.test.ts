import { randomUUID } from 'node:crypto';
import { auth, ROLE_PERMISSIONS, type Route } from '@ficus/contracts';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount } from './accounts.ts';
import { type AuthBench, createAuthBench, PASSWORD, secretOf } from './testing/auth-bench.ts';
import { ADA } from './testing/fake-directory.ts';

let bench: AuthBench;
let ours: string;
let theirs: string;
let theirSession: string;
const [us, them] = [person(), person()];

/** Somebody of a tenant made for this run. */
function person() {
  const id = `user_${randomUUID()}`;
  const tenantId = `tenant-${randomUUID()}`;
  const permissions = [...ROLE_PERMISSIONS.admin];
  const names = { email: `${id}@${tenantId}.test`, name: `Name ${id}`, tenantName: tenantId };
  return { ...ADA, id, tenantId, permissions, ...names };
}

beforeAll(async () => {
  bench = await createAuthBench();
  for (const { id, email } of [us, them])
    await addAccount(bench.database.db, { personId: id, email, password: PASSWORD });
  for (const one of [us, them]) bench.directory.people.set(one.id, one);
  [ours, theirs] = [secretOf(await bench.signIn(us.email)), secretOf(await bench.signIn(them.email))];
  theirSession = String(decodeJwt((await bench.introspect(theirs)).json().token).sid);
});
afterAll(() => bench.close());

/** What each route takes, aimed at the other one; a new route needs its entry before these tests pass. */
const BODIES: Readonly<Record<keyof typeof auth, () => object | undefined>> = {
  signIn: () => ({ email: them.email, password: 'a guess' }),
  session: () => undefined,
  switchTenant: () => ({ tenantId: them.tenantId }),
  changePassword: () => ({ currentPassword: PASSWORD, newPassword: 'a longer horse' }),
  sessions: () => undefined,
  signOutElsewhere: () => undefined,
  endSession: () => undefined,
  personSessions: () => undefined,
  endPersonSession: () => undefined,
  endPersonSessions: () => undefined,
  signOut: () => undefined,
};
const ROUTES = Object.entries(auth) as [keyof typeof auth, Route][];
// Signing out ends what the others call with: it comes last.
const IN_ORDER = ROUTES.filter(([name]) => name !== 'signOut').concat(
  ROUTES.filter(([name]) => name === 'signOut'),
);

test.each(IN_ORDER)('%s tells and changes nothing of somebody of another tenant', async (name, route) => {
  const { token } = (await bench.introspect(ours)).json();
  const body = BODIES[name]();
  const answer = await bench.app.inject({
    method: route.method,
    url: route.path.replace(':personId', them.id).replace(':id', theirSession),
    headers: { authorization: `Bearer ${token}` },
    ...(body && { payload: body }),
  });
  for (const secret of [them.id, them.email, them.tenantId, them.name])
    expect(answer.body).not.toContain(secret);
  expect((await bench.introspect(theirs)).json().person).toMatchObject({
    id: them.id,
    tenantId: them.tenantId,
  });
  expect((await bench.signIn(them.email)).statusCode).toBe(200);
});
