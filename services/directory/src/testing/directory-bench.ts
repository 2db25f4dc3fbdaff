import { randomUUID } from 'node:crypto';
import type { Route } from '@ficus/contracts';
import { type Database, openDatabase } from '@ficus/service-kit';
import { createTestDatabase, createTestIssuer, EVENTS_SECRET } from '@ficus/service-kit/testing';
import type { FastifyInstance } from 'fastify';
import { createDirectory } from '../app.ts';
import { migrations } from '../migrations.ts';
import type { DirectorySchema } from '../schema.ts';

type Role = DirectorySchema['memberships']['role'];

/** Someone of a tenant who can send requests. */
export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly tenantId: string;
  readonly role: Role;
}

/** What a route is called with. */
export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A directory on a real database, with tenants and people made as a test needs them, and a clock that it can put forward. */
export interface DirectoryBench {
  readonly app: FastifyInstance;
  readonly database: Database<DirectorySchema>;
  readonly jwksUrl: string;
  /** Added to the real time. */
  aheadMs: number;
  addTenant(name?: string): Promise<string>;
  addPerson(tenantId: string, role: Role, name?: string): Promise<TestPerson>;
  /** Calls a route as someone, with a token that says what was true when they were made. */
  call(as: TestPerson, route: Route, input?: CallInput): ReturnType<typeof answer>;
  close(): Promise<void>;
}

async function answer(app: FastifyInstance, token: string, route: Route, input: CallInput) {
  const url = route.path.replace(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const reply = await app.inject({
    method: route.method,
    url,
    ...(input.query && { query: { ...input.query } }),
    ...(input.body && { payload: input.body }),
    headers: { ...input.headers, authorization: `Bearer ${token}` },
  });
  const { statusCode: status, headers } = reply;
  const isJson = /\bjson\b/.test(String(headers['content-type']));
  return { status, headers, body: isJson ? reply.json() : reply.body || undefined };
}

/** Makes one without anybody in it. */
export async function createDirectoryBench(): Promise<DirectoryBench> {
  const testDatabase = await createTestDatabase();
  const issuer = await createTestIssuer();
  const database = await openDatabase<DirectorySchema>({ url: testDatabase.url, migrations });
  const clock = { aheadMs: 0 };
  const app = createDirectory({
    db: database.db,
    jwksUrl: issuer.jwksUrl,
    eventsSecret: EVENTS_SECRET,
    now: () => Date.now() + clock.aheadMs,
  });
  return Object.assign(clock, {
    app,
    database,
    jwksUrl: issuer.jwksUrl,
    async addTenant(name = `Tenant ${randomUUID()}`) {
      const id = `tenant-${randomUUID()}`;
      await database.db.insertInto('tenants').values({ id, name }).execute();
      return id;
    },
    async addPerson(tenantId: string, role: Role, name = `Person ${randomUUID()}`) {
      const id = `user_${randomUUID()}`;
      const email = `${id}@${tenantId}.test`;
      await database.db.insertInto('people').values({ id, email, name }).execute();
      await database.db
        .insertInto('memberships')
        .values({ person_id: id, tenant_id: tenantId, role })
        .execute();
      return { id, email, tenantId, role };
    },
    async call(as: TestPerson, route: Route, input: CallInput = {}) {
      const { id, ...claims } = as;
      const token = await issuer.tokenFor({ ...claims, sub: id });
      return answer(app, token, route, input);
    },
    async close() {
      await app.close();
      await database.close();
      await issuer.close();
      await testDatabase.drop();
    },
  });
}
