import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuthSchema } from './schema.ts';

/** A session that has neither ended nor expired. */
export interface Session {
  /** For logs and tokens; cannot be used to sign in. */
  readonly id: string;
  readonly personId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Sessions of signed-in people. */
export interface Sessions {
  /** Begins one; `secret` is for the cookie and is told only here. */
  begin(personId: string): Promise<Session & { readonly secret: string }>;
  findBySecret(secret: string): Promise<Session | undefined>;
  findById(id: string): Promise<Session | undefined>;
  /** Ends one; ending it again does nothing. */
  end(id: string): Promise<void>;
  /** Ends all of a person's. */
  endAllOf(personId: string): Promise<void>;
}

function hashOf(secret: string): Buffer {
  // The secret is 256 random bits: a slow hash would protect it no better.
  return createHash('sha256').update(secret).digest();
}

/** Makes the store of sessions, each lasting `lifeMs` from sign-in. */
export function createSessions(
  db: Kysely<AuthSchema>,
  lifeMs: number,
  now: () => number = Date.now,
): Sessions {
  const valid = () =>
    db
      .selectFrom('sessions')
      .where('expires_at', '>', new Date(now()))
      .select(['id', 'person_id', 'expires_at']);
  const toSession = (row: { id: string; person_id: string; expires_at: Date } | undefined) =>
    row && { id: row.id, personId: row.person_id, expiresAt: row.expires_at.getTime() };
  return {
    async begin(personId) {
      const secret = randomBytes(32).toString('base64url');
      const session = { id: randomUUID(), personId, expiresAt: now() + lifeMs };
      // Sign-ins are rare enough to sweep by, and often enough to keep the table small.
      await db.deleteFrom('sessions').where('expires_at', '<=', new Date(now())).execute();
      await db
        .insertInto('sessions')
        .values({
          id: session.id,
          secret_hash: hashOf(secret),
          person_id: personId,
          expires_at: new Date(session.expiresAt),
        })
        .execute();
      return { ...session, secret };
    },
    findBySecret: async (secret) =>
      toSession(await valid().where('secret_hash', '=', hashOf(secret)).executeTakeFirst()),
    findById: async (id) => toSession(await valid().where('id', '=', id).executeTakeFirst()),
    async end(id) {
      await db.deleteFrom('sessions').where('id', '=', id).execute();
    },
    async endAllOf(personId) {
      await db.deleteFrom('sessions').where('person_id', '=', personId).execute();
    },
  };
}
