import type { ConversationSummary } from '@ficus/contracts';
import { decodeCursor, encodeCursor } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import type { Owner } from './owner.ts';
import { selectSummaries, summaryOf } from './read.ts';

const DEFAULT_LIMIT = 25;
const ORDER = 'conversations:updated:desc';

/** One page of an owner's conversations, the one last changed first. Throws 400 for a cursor that is none of its own. */
export async function listConversationsPage(
  db: Kysely<ChatSchema>,
  owner: Owner,
  { cursor, limit = DEFAULT_LIMIT }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ conversations: ConversationSummary[]; nextCursor?: string }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ORDER, ['updatedAt', 'id']);
  let found = selectSummaries(db, owner);
  if (after) {
    // Compared as text first: a made-up cursor must not reach the database as a number that it is not.
    const updatedAt = Number(after.updatedAt);
    found = found.where(
      sql<boolean>`(-updated_at, id) > (${-(Number.isFinite(updatedAt) ? updatedAt : 0)}::double precision, ${after.id})`,
    );
  }
  const rows = await found.limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    conversations: page.map(summaryOf),
    ...(last &&
      rows.length > limit && { nextCursor: encodeCursor(ORDER, [String(last.updated_at), last.id]) }),
  };
}
