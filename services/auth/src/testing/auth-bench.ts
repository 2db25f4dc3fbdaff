import { type Database, openDatabase } from '@ficus/service-kit';
import { createTestDatabase, EVENTS_SECRET } from '@ficus/service-kit/testing';
import type { FastifyInstance } from 'fastify';
import { addAccount } from '../accounts.ts';
import { createAuth } from '../app.ts';
import { migrations } from '../migrations.ts';
import type { AuthSchema } from '../schema.ts';
import { type FakeDirectory, startFakeDirectory } from './fake-directory.ts';

/** An auth service on a real database, with a directory that the test rules and a clock that it can put forward. */
export interface AuthBench {
  readonly app: FastifyInstance;
  readonly database: Database<AuthSchema>;
  readonly databaseUrl: string;
  readonly directory: FakeDirectory;
  /** Added to the real time. */
  aheadMs: number;
  /** A second process on the same database. */
  restart(): Promise<FastifyInstance>;
  signIn(email?: string, password?: string): ReturnType<typeof inject>;
  introspect(session: string): ReturnType<typeof inject>;
  close(): Promise<void>;
}

export const PASSWORD = 'correct horse';

function inject(app: FastifyInstance, url: string, payload: object) {
  return app.inject({ method: 'POST', url, payload });
}

/** The session's secret in an answer to signing in. */
export function secretOf(answer: { headers: Record<string, unknown> }): string {
  return /ficus_session=([^;]*)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
}

/** Makes one with the account of Ada. */
export async function createAuthBench(options: { isCookieSecure?: boolean } = {}): Promise<AuthBench> {
  const testDatabase = await createTestDatabase();
  const directory = await startFakeDirectory();
  const database = await openDatabase<AuthSchema>({ url: testDatabase.url, migrations });
  await addAccount(database.db, { personId: 'user_ada', email: 'Ada@acme.test', password: PASSWORD });
  const start = () =>
    createAuth({
      db: database.db,
      directoryUrl: directory.url,
      sessionLifeMs: 14 * 24 * 60 * 60_000,
      isCookieSecure: options.isCookieSecure ?? false,
      eventsSecret: EVENTS_SECRET,
      now: () => Date.now() + bench.aheadMs,
    });
  const rest = { aheadMs: 0, database, databaseUrl: testDatabase.url, directory, restart: start };
  const bench: AuthBench = Object.assign(
    rest,
    {} as Pick<AuthBench, 'app' | 'signIn' | 'introspect' | 'close'>,
  );
  const app = await start();
  return Object.assign(bench, {
    app,
    signIn: (email = 'ada@acme.test', password = PASSWORD) =>
      inject(app, '/api/v1/auth/sign-in', { email, password }),
    introspect: (session: string) => inject(app, '/internal/sessions/introspect', { session }),
    close: async () => {
      await app.close();
      await database.close();
      await directory.close();
      await testDatabase.drop();
    },
  });
}
