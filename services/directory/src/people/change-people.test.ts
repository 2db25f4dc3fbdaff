import { randomUUID } from 'node:crypto';
import { audit, type PeopleChange, type PersonChangeResult, people } from '@ficus/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let admin: TestPerson;
let ben: TestPerson;
let cem: TestPerson;
let invited: string;
beforeAll(async () => {
  bench = await createDirectoryBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  const tenantId = await bench.addTenant();
  admin = await bench.addPerson(tenantId, 'admin');
  ben = await bench.addPerson(tenantId, 'member');
  cem = await bench.addPerson(tenantId, 'member');
  const body = { email: `kim@${tenantId}.test`, name: 'Kim', role: 'member' };
  invited = (await bench.call(admin, people.invite, { body })).body.id;
});

async function change(
  ids: readonly string[],
  what: PeopleChange,
  { as = admin, key }: { readonly as?: TestPerson; readonly key?: string } = {},
) {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const answer = await bench.call(as, people.change, { body: { ids, change: what }, headers });
  return { ...answer, results: answer.body.results as PersonChangeResult[] };
}
const outcomes = (results: readonly PersonChangeResult[]) =>
  results.map(({ id, person, refusal }) => [id, refusal?.code ?? person?.status ?? 'gone']);
async function actions(): Promise<string[]> {
  const answer = await bench.call(admin, audit.list, { params: { tenantId: admin.tenantId } });
  return answer.body.entries.map(({ action }: { action: string }) => action);
}

test('does it to each for themselves: what is refused for one keeps nobody else from it, and leaves nothing', async () => {
  const ids = [ben.id, invited, admin.id, 'nobody', cem.id, ben.id];
  const { status, results } = await change(ids, { kind: 'deactivate' });
  expect(status).toBe(200);
  expect(outcomes(results)).toEqual([
    [ben.id, 'deactivated'],
    [invited, 'not-joined'],
    [admin.id, 'own-account'],
    ['nobody', 'no-such-person'],
    [cem.id, 'deactivated'],
  ]);
  expect(results[2]?.refusal).toMatchObject({ detail: 'Ask another admin to do it.' });
  expect(await actions()).toEqual(['person.deactivated', 'person.deactivated', 'invitation.sent']);
  expect(outcomes((await change([ben.id, cem.id], { kind: 'reactivate' })).results)).toEqual([
    [ben.id, 'active'],
    [cem.id, 'active'],
  ]);
});

test('gives a role to many, and never takes the last admin', async () => {
  const other = await bench.addPerson(admin.tenantId, 'operator');
  const given = await change([ben.id, other.id], { kind: 'role', role: 'admin' });
  expect(outcomes(given.results)).toEqual([
    [ben.id, 'active'],
    [other.id, 'forbidden'],
  ]);
  await bench.database.db.deleteFrom('memberships').where('person_id', '=', other.id).execute();
  // Refused for the last of them alone, whichever order they stand in.
  const taken = await change([ben.id, admin.id], { kind: 'role', role: 'member' });
  expect(outcomes(taken.results)).toEqual([
    [ben.id, 'active'],
    [admin.id, 'last-admin'],
  ]);
});

test('sends invitations again, and none to who has joined', async () => {
  const { results } = await change([invited, ben.id], { kind: 'resend' });
  expect(outcomes(results)).toEqual([
    [invited, 'invited'],
    [ben.id, 'already-here'],
  ]);
  expect((await actions())[0]).toBe('invitation.resent');
});

test('removes people and invitations; who is removed cannot act, is told of, and can be invited again', async () => {
  await sql`truncate events cascade`.execute(bench.database.db);
  const { results } = await change([ben.id, invited], { kind: 'remove' });
  expect(outcomes(results)).toEqual([
    [ben.id, 'gone'],
    [invited, 'gone'],
  ]);
  expect((await bench.call(ben, people.list)).status).toBe(401);
  const { rows } = await sql<{ type: string; data: object }>`
    select envelope ->> 'type' as type, envelope -> 'data' as data from events`.execute(bench.database.db);
  expect(rows).toEqual([
    { type: 'ficus.person.deactivated.v1', data: { personId: ben.id, isActiveElsewhere: false } },
  ]);
  expect((await actions()).slice(0, 2)).toEqual(['invitation.revoked', 'person.removed']);
  const again = { email: ben.email, name: 'Ben', role: 'member' };
  expect((await bench.call(admin, people.invite, { body: again })).status).toBe(200);
});

test('a repetition by the same key is answered as before, and done once', async () => {
  const key = randomUUID();
  const first = await change([invited, ben.id], { kind: 'remove' }, { key });
  const second = await change([invited, ben.id], { kind: 'remove' }, { key });
  expect(second.results).toEqual(first.results);
  expect(second.headers['idempotency-replayed']).toBe('true');
  expect((await change([cem.id], { kind: 'remove' }, { key })).status).toBe(409);
  expect((await actions()).filter((action) => action === 'person.removed')).toHaveLength(1);
});

test('a fault in the middle leaves nothing of the whole', async () => {
  const { db } = bench.database;
  await sql`
    create function refuse_cem() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(
    db,
  );
  await sql
    .raw(
      `create trigger refuse_cem before update on memberships for each row
      when (old.person_id = '${cem.id}') execute function refuse_cem()`,
    )
    .execute(db);
  const { status } = await change([ben.id, cem.id], { kind: 'deactivate' });
  await sql`drop trigger refuse_cem on memberships`.execute(db);
  expect(status).toBe(500);
  expect(await actions()).toEqual(['invitation.sent']);
  expect((await bench.call(ben, people.list)).status).toBe(200);
});

test('200 at a time are done, and no more are taken', async () => {
  const many: string[] = [];
  for (let index = 0; index < 200; index += 1) many.push(`user_${randomUUID()}`);
  const { db } = bench.database;
  await db
    .insertInto('people')
    .values(many.map((id) => ({ id, email: `${id}@many.test`, name: id })))
    .execute();
  await db
    .insertInto('memberships')
    .values(many.map((id) => ({ person_id: id, tenant_id: admin.tenantId, role: 'member' as const })))
    .execute();
  const { results } = await change(many, { kind: 'role', role: 'admin' });
  expect(results.every(({ person }) => person?.role === 'admin')).toBe(true);
  const tooMany = await change([...many, 'one more'], { kind: 'deactivate' });
  expect(tooMany.status).toBe(400);
});
