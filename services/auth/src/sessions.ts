import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Outbox } from '@ficus/service-kit';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { type Ending, endSessions, type Which } from './end-sessions.ts';
import type { AuthSchema } from './schema.ts';

/** A session that has neither ended nor expired. */
export interface Session {
  /** For logs and tokens; cannot be used to sign in. */
  readonly id: string;
  readonly personId: string;
  /** In which tenant the person acts; undefined for a session begun before there was a choice. */
  readonly tenantId: string | undefined;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly expiresAt: number;
  /** When something was last asked by it, to the minute. */
  readonly seenAt: number;
  /** What the browser said it is. */
  readonly browser: string | undefined;
}

/** What a session begins with. */
export type NewSession = Pick<Session, 'personId' | 'tenantId' | 'browser'>;

/** Done in the transaction in which a session begins. */
export type AsItBegins = (trx: Transaction<AuthSchema>, session: Session) => Promise<void>;

/** Sessions of signed-in people. */
export interface Sessions {
  /** Begins one; `secret` is for the cookie and is told only here. */
  begin(session: NewSession, asItBegins?: AsItBegins): Promise<Session & { readonly secret: string }>;
  findBySecret(secret: string): Promise<Session | undefined>;
  findById(id: string): Promise<Session | undefined>;
  /** Notes that something was asked by it, once a minute. */
  seen(session: Session): Promise<void>;
  /** Ends some of a person's and tells of each; tells how many it were. Ending one again does nothing. */
  end(which: Which, ending: Ending): Promise<number>;
  /** All of a person's, the newest first. */
  allOf(personId: string): Promise<readonly Session[]>;
  /** Lets one act in another tenant. */
  actIn(id: string, tenantId: string): Promise<void>;
}

const BROWSER_LENGTH = 300;
/** A write for each request would be dear for what nobody reads. */
const SEEN_MS = 60_000;
const COLUMNS = ['id', 'person_id', 'tenant_id', 'browser', 'created_at', 'expires_at', 'seen_at'] as const;

function toSession(row: Pick<Selectable<AuthSchema['sessions']>, (typeof COLUMNS)[number]>): Session {
  return {
    id: row.id,
    personId: row.person_id,
    tenantId: row.tenant_id ?? undefined,
    startedAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    seenAt: row.seen_at.getTime(),
    browser: row.browser ?? undefined,
  };
}

function hashOf(secret: string): Buffer {
  // The secret is 256 random bits: a slow hash would protect it no better.
  return createHash('sha256').update(secret).digest();
}

/** Makes the store of sessions, each lasting `lifeMs` from sign-in. */
export function createSessions(
  { db, outbox }: { readonly db: Kysely<AuthSchema>; readonly outbox: Outbox },
  lifeMs: number,
  now: () => number = Date.now,
): Sessions {
  const valid = () => db.selectFrom('sessions').where('expires_at', '>', new Date(now())).select(COLUMNS);
  const toOne = (row: Parameters<typeof toSession>[0] | undefined) => row && toSession(row);
  return {
    async begin({ personId, tenantId, browser }, asItBegins) {
      const secret = randomBytes(32).toString('base64url');
      const startedAt = now();
      const session = {
        id: randomUUID(),
        personId,
        tenantId,
        startedAt,
        expiresAt: startedAt + lifeMs,
        seenAt: startedAt,
        // PostgreSQL's text cannot hold NUL; no header can either, but other callers may come.
        browser: browser?.replaceAll('\0', '').slice(0, BROWSER_LENGTH),
      };
      // Sign-ins are rare enough to sweep by, and often enough to keep the table small.
      await db.deleteFrom('sessions').where('expires_at', '<=', new Date(startedAt)).execute();
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('sessions')
          .values({
            id: session.id,
            secret_hash: hashOf(secret),
            person_id: personId,
            tenant_id: tenantId ?? null,
            browser: session.browser ?? null,
            created_at: new Date(startedAt),
            seen_at: new Date(startedAt),
            expires_at: new Date(session.expiresAt),
          })
          .execute();
        await asItBegins?.(trx, session);
      });
      return { ...session, secret };
    },
    findBySecret: async (secret) =>
      toOne(await valid().where('secret_hash', '=', hashOf(secret)).executeTakeFirst()),
    findById: async (id) => toOne(await valid().where('id', '=', id).executeTakeFirst()),
    async seen({ id, seenAt }) {
      if (now() - seenAt < SEEN_MS) return;
      await db
        .updateTable('sessions')
        .set({ seen_at: new Date(now()) })
        .where('id', '=', id)
        .execute();
    },
    end: (which, ending) =>
      db.transaction().execute((trx) => endSessions({ trx, outbox, now: now() }, which, ending)),
    async allOf(personId) {
      const rows = await valid()
        .where('person_id', '=', personId)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toSession);
    },
    async actIn(id, tenantId) {
      await db.updateTable('sessions').set({ tenant_id: tenantId }).where('id', '=', id).execute();
    },
  };
}
