import { type PeoplePage, type PersonSummary, people } from '@ficus/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from '../testing/directory-bench.ts';

let bench: DirectoryBench;
let admin: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
  const tenantId = await bench.addTenant();
  admin = await bench.addPerson(tenantId, 'admin', 'Zoë 100%');
  for (const name of ['émile', 'Bo', 'Anna', 'Bo', 'eve_x', 'Frank', 'évex']) {
    await bench.addPerson(tenantId, 'member', name);
  }
  const gone = await bench.addPerson(tenantId, 'member', 'Gone');
  await bench.call(admin, people.deactivate, { params: { id: gone.id } });
  const body = { email: 'HANNA@guests.test ', name: 'Hanna', role: 'admin' };
  await bench.call(admin, people.invite, { body });
});
afterAll(() => bench.close());

type Query = Record<string, string>;

async function list(query: Query = {}): Promise<PeoplePage> {
  const { status, body } = await bench.call(admin, people.list, { query });
  expect(status).toBe(200);
  return body;
}

async function everyPage(query: Query): Promise<PersonSummary[]> {
  const all: PersonSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, limit: '3', ...(cursor !== undefined && { cursor }) });
    expect(page.people.length).toBeLessThanOrEqual(3);
    expect(page.total).toBe(10);
    all.push(...page.people);
    cursor = page.nextCursor;
  } while (cursor !== undefined && all.length < 100);
  return all;
}

const names = (found: readonly PersonSummary[]) => found.map(({ name }) => name);

test('is in the order of names as people write them, accents and case included', async () => {
  const { people: found, total } = await list();
  const byName = ['Anna', 'Bo', 'Bo', 'émile', 'eve_x', 'évex', 'Frank', 'Gone', 'Hanna', 'Zoë 100%'];
  expect(names(found).sort()).toEqual([...byName].sort());
  expect(names(found)).toEqual([...names(found)].sort(new Intl.Collator('und').compare));
  expect(total).toBe(10);
});

test.each(
  ['name', 'email', 'role', 'joined'].flatMap((sort) => [
    [sort, 'asc'],
    [sort, 'desc'],
  ]),
)('sorted by %s, %s, its pages hold everybody once, in the order of the whole', async (sort, order) => {
  const whole = await list({ sort, order, limit: '100' });
  expect(whole.nextCursor).toBeUndefined();
  expect(await everyPage({ sort, order })).toEqual(whole.people);
  expect(new Set(whole.people.map(({ id }) => id)).size).toBe(10);
  const keys = whole.people.map((person) => (sort === 'joined' ? person.joinedAt : person.role));
  const rising = order === 'asc' ? keys : [...keys].reverse();
  if (sort === 'joined')
    expect(rising).toEqual([...rising].sort((one, other) => Number(one) - Number(other)));
  if (sort === 'role') expect(rising).toEqual([...rising].sort());
  const emails = whole.people.map(({ email }) => email);
  if (sort === 'email') {
    const collator = new Intl.Collator('und');
    const sorted = [...emails].sort(collator.compare);
    expect(emails).toEqual(order === 'asc' ? sorted : sorted.reverse());
  }
});

test.each<[string, Query, string[]]>([
  ['a part of a name, whatever its case', { search: 'NN' }, ['Anna', 'Hanna']],
  ['a part of an e-mail address', { search: 'guests.te' }, ['Hanna']],
  ['a percent sign as itself', { search: '%' }, ['Zoë 100%']],
  ['an underscore as itself', { search: 'eve_' }, ['eve_x']],
  ['a backslash as itself', { search: '\\' }, []],
  ['a role', { role: 'admin' }, ['Hanna', 'Zoë 100%']],
  ['who is invited', { status: 'invited' }, ['Hanna']],
  ['who is deactivated', { status: 'deactivated' }, ['Gone']],
  ['all of these together', { search: 'nn', role: 'admin', status: 'active' }, []],
])('finds %s', async (_title, query, found) => {
  const page = await list(query);
  expect(names(page.people)).toEqual(found);
  expect(page.total).toBe(found.length);
});

test('finds everybody for an empty search', async () => {
  expect((await list({ search: ' ' })).total).toBe(10);
});

test('shows nobody twice and misses nobody when someone joins or leaves between two pages', async () => {
  const first = await list({ limit: '4' });
  const early = await bench.addPerson(admin.tenantId, 'member', 'Aaron');
  await bench.database.db
    .deleteFrom('people')
    .where('id', '=', first.people[0]?.id ?? '')
    .execute();
  const rest = await list({ limit: '100', cursor: first.nextCursor ?? '' });
  await bench.database.db.deleteFrom('people').where('id', '=', early.id).execute();
  const seen = [...first.people, ...rest.people];
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen).toHaveLength(10);
});

test.each<[string, Query]>([
  ['a cursor that is made up', { cursor: 'bm90aGluZw' }],
  [
    'a cursor with a NUL',
    { cursor: Buffer.from('["people:name:asc","\\u0000","",""]').toString('base64url') },
  ],
  ['a cursor of another order', { sort: 'email', cursor: 'FIRST' }],
  ['a limit of nothing', { limit: '0' }],
  ['a limit beyond 100', { limit: '101' }],
  ['a half', { limit: '1.5' }],
  ['an order that there is not', { sort: 'password' }],
  ['a NUL in the search', { search: '\0' }],
])('refuses %s', async (_title, query) => {
  const cursor = query.cursor === 'FIRST' ? (await list({ limit: '1' })).nextCursor : query.cursor;
  const { status, body } = await bench.call(admin, people.list, {
    query: { ...query, ...(cursor !== undefined && { cursor }) },
  });
  expect([status, body.code]).toEqual([400, 'invalid-input']);
});
