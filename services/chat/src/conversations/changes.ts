import type { Conversation } from '@ficus/contracts';
import { type Kysely, sql } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, type Owner } from './owner.ts';
import { atOneMoment, withMessages } from './read.ts';

/** A page of changes. `revision` is the cursor to go on from. */
export interface Changes {
  readonly conversations: Conversation[];
  readonly deleted: { id: string; revision: number }[];
  readonly revision: number;
  readonly more: boolean;
}

const DEFAULT_LIMIT = 100;

/**
 * What changed after a revision, oldest first; each conversation once, as it is now. The cursor never skips: revisions
 * are committed in order. One from the future (of a database that was restored since) is brought back to the present.
 */
export function readChanges(
  db: Kysely<ChatSchema>,
  owner: Owner,
  { after = 0, limit = DEFAULT_LIMIT }: { after?: number | undefined; limit?: number | undefined },
): Promise<Changes> {
  const start = Math.max(0, Math.min(Math.floor(after), Number.MAX_SAFE_INTEGER));
  const size = Math.floor(limit);
  return atOneMoment(db, async (trx) => {
    const rows = await trx
      .selectFrom('conversations')
      .selectAll()
      .where((eb) => eb.and(columnsOf(owner)))
      .where('revision', '>', start)
      // Says that the partial index holds all that is asked for.
      .where('revision', '>', sql.lit(0))
      .orderBy('revision')
      .limit(size + 1)
      .execute();
    const page = rows.slice(0, size);
    const last = page.at(-1)?.revision;
    return {
      conversations: await withMessages(
        trx,
        owner,
        page.filter((row) => row.deleted_at === null),
      ),
      deleted: page.filter((row) => row.deleted_at !== null).map(({ id, revision }) => ({ id, revision })),
      revision: last ?? Math.min(start, await currentRevision(trx, owner)),
      more: rows.length > size,
    };
  });
}

/** The owner's newest revision; 0 for one without conversations. */
async function currentRevision(db: Kysely<ChatSchema>, owner: Owner): Promise<number> {
  const row = await db
    .selectFrom('owners')
    .select('revision')
    .where((eb) => eb.and(columnsOf(owner)))
    .executeTakeFirst();
  return row?.revision ?? 0;
}
