import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import { type Kysely, sql } from 'kysely';
import type { AuthSchema } from './schema.ts';

/** How long a service token is valid. */
export const TOKEN_LIFE_MS = 5 * 60_000;
/** A new key is published this long before it signs: longer than verifiers may go without looking (2 s), and our cache. */
export const PUBLISH_LEAD_MS = 10_000;
const CACHE_MS = 1_000;
/** For so long what was read is signed by while it is read anew. Less than `RETIRE_MARGIN_MS`. */
const SIGNS_ON_MS = 30_000;
const RETIRE_MARGIN_MS = 60_000;
/** Any number, the same in every process: whoever holds this lock may change the keys. */
const KEYS_LOCK = 7_231_001;

/** The key that signs now. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: JWK;
}

/** The keys that service tokens are signed with. */
export interface SigningKeys {
  current(): Promise<SigningKey>;
  /** The public halves of all keys that a valid token may have been signed with, or soon will. */
  published(): Promise<JSONWebKeySet>;
}

async function addKey(db: Kysely<AuthSchema>, signsFrom: number): Promise<void> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  const members = { kid, alg: 'RS256', use: 'sig' };
  await db
    .insertInto('signing_keys')
    .values({
      kid,
      public_key: JSON.stringify({ ...(await exportJWK(pair.publicKey)), ...members }),
      private_key: JSON.stringify({ ...(await exportJWK(pair.privateKey)), ...members }),
      signs_from: new Date(signsFrom),
      retires_at: null,
    })
    .execute();
}

async function underLock(
  db: Kysely<AuthSchema>,
  change: (db: Kysely<AuthSchema>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${KEYS_LOCK})`.execute(transaction);
    await change(transaction);
  });
}

/** Makes the first key, if there is none. Processes that start together make one. */
export async function ensureKey(db: Kysely<AuthSchema>, now: () => number = Date.now): Promise<void> {
  await underLock(db, async (locked) => {
    const key = await locked
      .selectFrom('signing_keys')
      .select('kid')
      .where('retires_at', 'is', null)
      .executeTakeFirst();
    if (!key) await addKey(locked, now());
  });
}

/**
 * Brings in a new key: published at once, signing after 10 s, so that every verifier knows it by then. The old key
 * stays published until the last token signed with it has expired, and is then forgotten by a later rotation.
 */
export async function rotateKeys(db: Kysely<AuthSchema>, now: () => number = Date.now): Promise<void> {
  await underLock(db, async (locked) => {
    const signsFrom = now() + PUBLISH_LEAD_MS;
    await locked.deleteFrom('signing_keys').where('retires_at', '<=', new Date(now())).execute();
    await locked
      .updateTable('signing_keys')
      .set({ retires_at: new Date(signsFrom + TOKEN_LIFE_MS + RETIRE_MARGIN_MS) })
      .where('retires_at', 'is', null)
      .execute();
    await addKey(locked, signsFrom);
  });
}

/**
 * Reads the keys from the database, at most once a second, so that a rotation by another process is noticed. Who signs does
 * not wait for that: the key before stays published for longer than what it signed is valid.
 */
export function createSigningKeys(db: Kysely<AuthSchema>, now: () => number = Date.now): SigningKeys {
  const read = () => db.selectFrom('signing_keys').selectAll().orderBy('signs_from', 'desc').execute();
  let cached: { readonly rows: ReturnType<typeof read>; readonly at: number } | undefined;
  function readAnew() {
    const fresh = { rows: read(), at: now() };
    fresh.rows.catch(() => {
      if (cached === fresh) cached = undefined;
    });
    return fresh;
  }
  async function valid(knownForMs: number) {
    const known = cached;
    const ageMs = known ? now() - known.at : Infinity;
    if (ageMs >= CACHE_MS) cached = readAnew();
    const rows = await (known && ageMs < knownForMs ? known : cached)?.rows;
    return (rows ?? []).filter((row) => row.retires_at === null || row.retires_at.getTime() > now());
  }
  return {
    async current() {
      const key = (await valid(SIGNS_ON_MS)).find((row) => row.signs_from.getTime() <= now());
      if (!key) throw new Error('There is no key to sign with: ensureKey has not run on this database.');
      return { kid: key.kid, privateKey: key.private_key };
    },
    async published() {
      return { keys: (await valid(CACHE_MS)).map((row) => row.public_key) };
    },
  };
}
