import { isDeepStrictEqual } from 'node:util';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { AskDirectory } from './directory-client.ts';
import type { Identity } from './identity.ts';
import type { AuthSchema } from './schema.ts';

const FRESH_MS = 3_000;
const REMEMBERED = 10_000;

/** What identities are found by. */
export interface IdentityDependencies {
  readonly db: Kysely<AuthSchema>;
  readonly ask: AskDirectory;
  /** Told when the directory did not answer and what was last known is used, or nothing is known. */
  readonly onFailure?: (error: unknown) => void;
  readonly now?: () => number;
}

/**
 * Finds who a person is and where they may act. Undefined when the directory does not know them (any more), or says that
 * they may act nowhere. `isFresh`: asks the directory now, whatever is remembered. Throws 503 `directory-unavailable`
 * when it is down and nothing is known.
 */
export type FindIdentity = (
  personId: string,
  requestId: string,
  options?: { readonly isFresh?: boolean },
) => Promise<Identity | undefined>;

interface Entry {
  readonly identity: Promise<Identity | undefined>;
  readonly at: number;
}

async function lastKnown(db: Kysely<AuthSchema>, personId: string): Promise<Identity | undefined> {
  const row = await db
    .selectFrom('accounts')
    .where('person_id', '=', personId)
    .select('last_identity')
    .executeTakeFirst();
  return row?.last_identity ?? undefined;
}

/** Who may not act any more must not come back as the last known while the directory is down. */
async function forgetIdentity(db: Kysely<AuthSchema>, personId: string): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ last_identity: null })
    .where('person_id', '=', personId)
    .where('last_identity', 'is not', null)
    .execute();
}

async function remember(db: Kysely<AuthSchema>, identity: Identity): Promise<void> {
  const text = JSON.stringify(identity);
  await db
    .updateTable('accounts')
    .set({ last_identity: text })
    .where('person_id', '=', identity.id)
    .where(sql<boolean>`last_identity is distinct from ${text}::jsonb`)
    .execute();
}

/**
 * Makes the finder: the directory is asked at most every 3 s for one person. While it is down, the identity it last
 * gave is used, kept in the database so that a restart does not sign people out; who it said may not act is forgotten.
 */
export function createIdentities({ db, ask, onFailure, now = Date.now }: IdentityDependencies): FindIdentity {
  const entries = new Map<string, Entry>();

  async function find(
    personId: string,
    requestId: string,
    before: Entry['identity'] | undefined,
  ): Promise<Identity | undefined> {
    try {
      const identity = await ask(personId, requestId);
      if (!identity) {
        await forgetIdentity(db, personId);
        return undefined;
      }
      const isAsBefore = isDeepStrictEqual(await before?.catch(() => undefined), identity);
      const noted = remember(db, identity);
      // What was found a while ago is most likely noted already: nobody waits until that is certain.
      if (isAsBefore) noted.catch((error: unknown) => onFailure?.(error));
      else await noted;
      return identity;
    } catch (error) {
      onFailure?.(error);
      const identity = await lastKnown(db, personId);
      if (identity) return identity;
      throw problem(503, 'directory-unavailable', 'Signing in is not possible at the moment; try again.', {
        headers: { 'retry-after': '3' },
        cause: error,
      });
    }
  }

  return (personId, requestId, { isFresh = false } = {}) => {
    const known = entries.get(personId);
    if (!isFresh && known && now() - known.at < FRESH_MS) return known.identity;
    const entry = { identity: find(personId, requestId, known?.identity), at: now() };
    entries.delete(personId);
    entries.set(personId, entry);
    const forget = () => {
      if (entries.get(personId) === entry) entries.delete(personId);
    };
    entry.identity.catch(forget);
    const [oldest] = entries.keys();
    if (entries.size > REMEMBERED && oldest !== undefined) entries.delete(oldest);
    return entry.identity;
  };
}
