import type { chat, FoundConversation, KnowledgeDocument, Problem } from '@ficus/contracts';
import { createTokenVerifier, openDatabase } from '@ficus/service-kit';
import { createTestDatabase, createTestIssuer } from '@ficus/service-kit/testing';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { z } from 'zod/mini';
import { createChat } from '../app.ts';
import { migrations } from '../migrations.ts';
import { loadDocuments } from '../replies/load-documents.ts';
import type { ReplyEngine } from '../replies/reply-engine.ts';
import { createSearchEngine } from '../replies/search-engine.ts';
import type { ChatSchema } from '../schema.ts';

type Answer<Name extends keyof typeof chat> = (typeof chat)[Name] extends { readonly response: z.ZodMiniType }
  ? z.output<(typeof chat)[Name]['response']>
  : never;

/** All that an answer of this service may have, by the contracts; a test reads what its own call is answered with. */
export type Answered = Problem &
  Omit<Answer<'conversation'>, 'title'> &
  Omit<Answer<'changes'>, 'conversations'> &
  Answer<'send'> &
  KnowledgeDocument & {
    readonly conversations: (Answer<'changes'>['conversations'][number] &
      Answer<'conversations'>['conversations'][number] &
      FoundConversation)[];
    readonly documents: readonly KnowledgeDocument[];
    readonly nextCursor?: string;
  };

/** An answer of the service: its status, and its body as data. */
export interface TestAnswer {
  readonly status: number;
  readonly data: Answered;
}

/** A person who calls the service with a token of their own. */
export interface Caller {
  get(path: string): Promise<TestAnswer>;
  post(path: string, body: unknown): Promise<TestAnswer>;
  patch(path: string, body: unknown): Promise<TestAnswer>;
  delete(path: string): Promise<TestAnswer>;
}

/** The service on a real PostgreSQL of its own, with tokens of a real issuer. */
export interface ChatHarness {
  readonly db: Kysely<ChatSchema>;
  /** The shipped documents' search, for engines that build on it. */
  readonly search: ReplyEngine;
  readonly app: FastifyInstance;
  /** Another process of the same service: its own app on the same database. */
  startApp(engine: ReplyEngine, now?: () => number): FastifyInstance;
  /** Somebody, by default in a tenant of their own; `on` is the app they call. */
  person(who: { id: string; tenantId?: string }, on?: FastifyInstance): Promise<Caller>;
  /** A token for somebody in a tenant of their own. */
  tokenFor(id: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts it, documents loaded. */
export async function startChatHarness(): Promise<ChatHarness> {
  const [testDatabase, issuer] = await Promise.all([createTestDatabase(), createTestIssuer()]);
  const { db, close } = await openDatabase<ChatSchema>({ url: testDatabase.url, migrations, poolSize: 20 });
  await loadDocuments(db);
  const search = createSearchEngine(db);
  const verifier = createTokenVerifier({ jwksUrl: issuer.jwksUrl });
  const startApp = (engine: ReplyEngine, now: () => number = Date.now) =>
    createChat({ db, verifier, engine, now, log: { level: 'silent' } });
  const app = startApp(search);
  return {
    db,
    search,
    app,
    startApp,
    async person({ id, tenantId = `tenant-${id}` }, on = app) {
      const token = await issuer.tokenFor({ sub: id, tenantId });
      const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown) => {
        const answer = await on.inject({
          method,
          url,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        // What it really is the tests say: a field that was not answered is undefined, and fails them.
        return { status: answer.statusCode, data: dataOf(answer) as Answered };
      };
      return {
        get: (path) => call('GET', path),
        post: (path, body) => call('POST', path, body),
        patch: (path, body) => call('PATCH', path, body),
        delete: (path) => call('DELETE', path),
      };
    },
    tokenFor: (id) => issuer.tokenFor({ sub: id, tenantId: `tenant-${id}` }),
    async close() {
      await app.close();
      await close();
      await Promise.all([testDatabase.drop(), issuer.close()]);
    },
  };
}

/** JSON as data; a stream of events as the text that it is. */
function dataOf(answer: { body: string; headers: Record<string, unknown>; json(): unknown }): unknown {
  if (answer.body === '') return undefined;
  return String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body;
}
