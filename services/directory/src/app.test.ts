import { ROLE_PERMISSIONS } from '@ficus/contracts';
import { type Database, openDatabase } from '@ficus/service-kit';
import {
  createTestDatabase,
  createTestIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@ficus/service-kit/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDirectory } from './app.ts';
import { addDemo } from './demo.ts';
import { migrations } from './migrations.ts';
import type { DirectorySchema } from './schema.ts';

let testDatabase: TestDatabase;
let database: Database<DirectorySchema>;
let issuer: TestIssuer;
let app: FastifyInstance;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  issuer = await createTestIssuer();
  database = await openDatabase<DirectorySchema>({ url: testDatabase.url, migrations });
  await addDemo(database.db);
  app = createDirectory({ db: database.db, jwksUrl: issuer.jwksUrl });
});
afterAll(async () => {
  await app.close();
  await database.close();
  await issuer.close();
  await testDatabase.drop();
});

async function get(url: string, token?: string) {
  const answer = await app.inject({ url, headers: token ? { authorization: `Bearer ${token}` } : {} });
  return { status: answer.statusCode, body: answer.json(), type: answer.headers['content-type'] };
}

const ada = () => issuer.tokenFor();
const cleo = () => issuer.tokenFor({ sub: 'user_cleo', tenantId: 'globex', tenantName: 'Globex' });
const olga = () =>
  issuer.tokenFor({ sub: 'user_olga', tenantId: 'ficus', tenantName: 'Ficus', role: 'operator' });
const asAuth = () => issuer.tokenFor({ sub: 'auth' }, { audience: 'ficus-internal' });

describe('people', () => {
  test.each([
    [
      'Acme',
      ada,
      [
        'Ada Marsh',
        'Ben Okafor',
        'Dara Quinn',
        'Emre Aydın',
        'Fumi Ito',
        'Gita Rao',
        'Ivan Petrov',
        'Jana Novák',
      ],
    ],
    ['Globex', cleo, ['Ada Marsh', 'Cleo Laurent', 'Hugo Peeters']],
    ['Ficus', olga, ['Olga Lind']],
  ])('of %s are those of the caller’s own tenant', async (_tenant, token, names) => {
    const { status, body } = await get('/api/v1/people', await token());
    expect(status).toBe(200);
    expect(body.people.map((person: { name: string }) => person.name)).toEqual(names);
  });

  test('are listed with what the contract names, and nothing else', async () => {
    const { body } = await get('/api/v1/people', await olga());
    expect(body).toEqual({
      people: [
        {
          id: 'user_olga',
          email: 'olga@ficus.test',
          name: 'Olga Lind',
          role: 'operator',
          status: 'active',
          joinedAt: expect.any(Number),
        },
      ],
      total: 1,
    });
  });
});

describe('a tenant', () => {
  test('is told to its own people', async () => {
    const { status, body } = await get('/api/v1/tenants/acme', await ada());
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'acme',
      name: 'Acme',
      createdAt: expect.any(Number),
      settings: { invitationDays: 14, emailDomains: [] },
      version: 1,
    });
    expect(Math.abs(Date.now() - body.createdAt)).toBeLessThan(60_000);
  });

  test('of others looks like one that does not exist', async () => {
    const others = await get('/api/v1/tenants/globex', await ada());
    const none = await get('/api/v1/tenants/initech', await ada());
    expect([others.status, others.body.code, others.type]).toEqual([
      404,
      'no-such-tenant',
      'application/problem+json; charset=utf-8',
    ]);
    expect({ ...others.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
  });

  test('is told to an operator, whoever’s it is', async () => {
    expect((await get('/api/v1/tenants/globex', await olga())).body.name).toBe('Globex');
    expect((await get('/api/v1/tenants/initech', await olga())).status).toBe(404);
  });
});

describe('an identity', () => {
  test('is the person in the tenant they joined first, with all tenants in which they are active', async () => {
    await database.db
      .insertInto('memberships')
      .values({ person_id: 'user_ben', tenant_id: 'ficus', role: 'operator' })
      .execute();
    const { status, body } = await get('/internal/identities/user_ben', await asAuth());
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'user_ben',
      email: 'ben@acme.test',
      name: 'Ben Okafor',
      tenantId: 'acme',
      tenantName: 'Acme',
      role: 'member',
      permissions: [...ROLE_PERMISSIONS.member],
      tenants: [
        { tenantId: 'acme', tenantName: 'Acme', role: 'member', permissions: [...ROLE_PERMISSIONS.member] },
        {
          tenantId: 'ficus',
          tenantName: 'Ficus',
          role: 'operator',
          permissions: [...ROLE_PERMISSIONS.operator],
        },
      ],
    });
  });

  test('of someone deactivated in their first tenant is the next one alone', async () => {
    const { db } = database;
    const inAcme = () =>
      db.updateTable('memberships').where('person_id', '=', 'user_ada').where('tenant_id', '=', 'acme');
    await inAcme().set({ deactivated_at: new Date() }).execute();
    const { body } = await get('/internal/identities/user_ada', await asAuth());
    expect(body).toMatchObject({ tenantId: 'globex', role: 'member', tenants: [{ tenantId: 'globex' }] });
    await inAcme().set({ deactivated_at: null }).execute();
  });

  test('of the demo’s Ada is an admin of Acme, who is a member of Globex too', async () => {
    const { body } = await get('/internal/identities/user_ada', await asAuth());
    expect(body).toMatchObject({
      tenantId: 'acme',
      role: 'admin',
      tenants: [
        { tenantId: 'acme', role: 'admin' },
        { tenantId: 'globex', role: 'member' },
      ],
    });
  });

  test('of nobody, or of someone in no tenant, is a 404', async () => {
    await database.db
      .insertInto('people')
      .values({ id: 'user_eve', email: 'eve@x.test', name: 'Eve' })
      .execute();
    for (const id of ['user_eve', 'user_nobody']) {
      const { status, body } = await get(`/internal/identities/${id}`, await asAuth());
      expect([status, body.code]).toEqual([404, 'no-such-person']);
    }
  });

  test.each<[string, () => Promise<string | undefined>]>([
    ['nobody', async () => undefined],
    ['a person, even an operator', olga],
    ['another service', () => issuer.tokenFor({ sub: 'chat' }, { audience: 'ficus-internal' })],
  ])('is not told to %s', async (_title, token) => {
    const { status, body } = await get('/internal/identities/user_ada', await token());
    expect([status, body.code]).toEqual([401, 'signed-out']);
  });
});

test('a token for services themselves opens no person’s route', async () => {
  expect((await get('/api/v1/people', await asAuth())).status).toBe(401);
});

test('the demo changes nothing that is there', async () => {
  await database.db
    .updateTable('people')
    .set({ name: 'Ada Lovelace' })
    .where('id', '=', 'user_ada')
    .execute();
  await database.db
    .updateTable('memberships')
    .set({ role: 'member' })
    .where('person_id', '=', 'user_ada')
    .where('tenant_id', '=', 'acme')
    .execute();
  await database.db
    .updateTable('memberships')
    .set({ deactivated_at: new Date() })
    .where('person_id', '=', 'user_ada')
    .where('tenant_id', '=', 'globex')
    .execute();
  await database.db.deleteFrom('people').where('id', '=', 'user_cleo').execute();
  await addDemo(database.db);
  const { body } = await get('/internal/identities/user_ada', await asAuth());
  expect(body).toMatchObject({ name: 'Ada Lovelace', role: 'member', tenants: [{ tenantId: 'acme' }] });
  expect((await get('/internal/identities/user_cleo', await asAuth())).status).toBe(200);
});
