import type { Exposure, TelemetryEvent } from '@ficus/contracts';
import { type Database, openDatabase } from '@ficus/service-kit';
import { createTestDatabase, createTestIssuer, type TestIssuer } from '@ficus/service-kit/testing';
import type { FastifyInstance } from 'fastify';
import { createAnalytics } from '../app.ts';
import { migrations } from '../migrations.ts';
import type { AnalyticsSchema } from '../schema.ts';

/** An event as a test tells it: number, time and place are added. */
export type Said = TelemetryEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'seq' | 'atMs' | 'feature' | 'visit'> & { readonly visit?: number; readonly atMs?: number }
    : never
  : never;

/** A page of somebody, which the document has made. */
export interface BenchPage {
  readonly page: string;
  readonly person: string;
  /** Lets the page tell this, and returns what the gateway would send, to be sent again. */
  says(...events: readonly Said[]): Promise<unknown>;
}

/** An analytics service on a real database. */
export interface AnalyticsBench {
  readonly app: FastifyInstance;
  readonly database: Database<AnalyticsSchema>;
  /** Opens a page, ten minutes ago unless `agoMs` says otherwise; by default the chat's remote 1.0.0 in Acme. */
  opens(person: string, exposure?: Partial<Exposure> & { readonly agoMs?: number }): Promise<BenchPage>;
  /** As the gateway does, with the secret. */
  post(path: string, body: unknown, secret?: string): Promise<number>;
  ask<T>(path: string): Promise<T>;
  /** Calls a route as Olga, the operator, or as somebody else. */
  call(url: string, as?: Parameters<TestIssuer['tokenFor']>[0]): Promise<{ status: number; data: unknown }>;
  close(): Promise<void>;
}

const SECRET = 'a secret of the tests, thirty-two letters';

/** Makes one. */
export async function createAnalyticsBench(): Promise<AnalyticsBench> {
  const testDatabase = await createTestDatabase();
  const issuer = await createTestIssuer();
  const database = await openDatabase<AnalyticsSchema>({ url: testDatabase.url, migrations });
  const app = createAnalytics({
    db: database.db,
    jwksUrl: issuer.jwksUrl,
    secret: SECRET,
    log: { level: 'silent' },
  });
  let pages = 0;
  const post: AnalyticsBench['post'] = async (url, payload, secret = SECRET) => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url, payload: JSON.stringify(payload), headers });
    return answer.statusCode;
  };
  return {
    app,
    database,
    post,
    async opens(name, { agoMs = 600_000, ...given } = {}) {
      pages += 1;
      const person = `the-pseudonym-of-${name}`;
      const page = given.page ?? `page-${String(pages).padStart(6, '0')}`;
      const at = Date.now() - agoMs;
      const isLegacy = given.view === 'legacy';
      const whose = { person, cohort: given.cohort ?? 'acme', role: 'member' };
      const exposure: Exposure = {
        ...whose,
        at,
        page,
        feature: 'chat',
        view: 'remote',
        reason: isLegacy ? 'flag-off' : 'flag-on',
        ...(!isLegacy && { version: '1.0.0' }),
        ...given,
      };
      await post('/internal/exposures', { exposures: [exposure] });
      let seq = 0;
      return {
        page,
        person,
        async says(...events) {
          const told = events.map((event) => {
            seq += 1;
            return { visit: 1, ...event, seq, feature: exposure.feature, atMs: event.atMs ?? seq * 10 };
          });
          const batch = { page, load: at, sentMs: 1000, isSampled: true, events: told };
          const body = { told: [{ ...whose, at: at + 1000, batch }] };
          await post('/internal/telemetry', body);
          return body;
        },
      };
    },
    async ask(url) {
      const answer = await app.inject({ url, headers: { authorization: `Bearer ${SECRET}` } });
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
      return answer.json();
    },
    async call(url, as = { role: 'operator' }) {
      const answer = await app.inject({
        url,
        headers: { authorization: `Bearer ${await issuer.tokenFor(as)}` },
      });
      return { status: answer.statusCode, data: answer.json() };
    },
    async close() {
      await app.close();
      await database.close();
      await issuer.close();
      await testDatabase.drop();
    },
  };
}
