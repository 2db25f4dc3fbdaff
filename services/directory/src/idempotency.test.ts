import { randomUUID } from 'node:crypto';
import { tenants, workspaces } from '@ficus/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirectoryBench, type DirectoryBench, type TestPerson } from './testing/directory-bench.ts';

let bench: DirectoryBench;
let ada: TestPerson;
beforeAll(async () => {
  bench = await createDirectoryBench();
  ada = await bench.addPerson(await bench.addTenant(), 'admin');
});
afterAll(() => bench.close());

const create = (key: string, name: string, as = ada) =>
  bench.call(as, workspaces.create, {
    params: { id: as.tenantId },
    body: { name },
    headers: { 'idempotency-key': key },
  });
const count = async (name: string) => {
  const { body } = await bench.call(ada, workspaces.list, { params: { id: ada.tenantId } });
  return body.workspaces.filter((one: { name: string }) => one.name === name).length;
};

test('a write sent twice is done once, and answered twice alike', async () => {
  const key = randomUUID();
  const first = await create(key, 'Twice');
  const again = await create(key, 'Twice');
  expect(first.status).toBe(200);
  expect(again).toMatchObject({ status: 200, body: first.body });
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(await count('Twice')).toBe(1);
});

test('twenty at once come to one', async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => create(key, 'At once')));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});

test('what failed is not remembered', async () => {
  const key = randomUUID();
  await create(randomUUID(), 'Taken');
  expect((await create(key, 'Taken')).body).toMatchObject({ code: 'name-taken' });
  expect((await create(key, 'Free')).status).toBe(200);
});

test('a key that stands for another call is refused', async () => {
  const key = randomUUID();
  await create(key, 'One thing');
  const { status, body } = await create(key, 'Another thing');
  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'idempotency-key-reused' });
  const update = await bench.call(ada, tenants.update, {
    params: { id: ada.tenantId },
    body: { name: 'Renamed', version: 1 },
    headers: { 'idempotency-key': key },
  });
  expect(update.body).toMatchObject({ code: 'idempotency-key-reused' });
});

test('keys of other people are others', async () => {
  const key = randomUUID();
  await create(key, 'Mine');
  const cleo = await bench.addPerson(await bench.addTenant(), 'admin');
  const theirs = await create(key, 'Mine', cleo);
  expect(theirs.headers).not.toHaveProperty('idempotency-replayed');
  expect(theirs.status).toBe(200);
});

test('a key is forgotten after a week', async () => {
  const key = randomUUID();
  await create(key, 'Before');
  bench.aheadMs += 8 * 24 * 60 * 60_000;
  expect((await create(key, 'After')).status).toBe(200);
  bench.aheadMs = 0;
});

test.each(['short', 'with space in it', 'x'.repeat(201)])('%s is no key', async (key) => {
  const { status, body } = await create(key, 'Never');
  expect(status).toBe(400);
  expect(body.fields).toMatchObject([{ path: 'headers.idempotency-key' }]);
});
