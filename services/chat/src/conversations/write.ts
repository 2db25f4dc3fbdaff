import { sql, type Transaction } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { type Owner, takeRevisions } from './owner.ts';

/** A conversation as it shall stand. */
export interface ConversationRow {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly messageCount: number;
  /** Beginning of the first thing its owner said; null if nothing. */
  readonly firstQuestion: string | null;
}

/** A message to add. */
export interface MessageRow {
  readonly id: string;
  readonly conversationId: string;
  readonly position: number;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  readonly createdAt: number;
  readonly identity: string;
  readonly replyTo?: string;
  readonly citations?: readonly object[];
}

/** What is to be written together. */
export interface Changeset {
  readonly conversations: readonly ConversationRow[];
  readonly added: readonly MessageRow[];
  /** Messages, the added ones among them, that get another place. */
  readonly moved: readonly { readonly id: string; readonly position: number }[];
}

/**
 * Writes conversations, new or known or deleted before, and adds messages to them: each conversation gets a revision of
 * its own, in the given order. Answers with the last one. A few statements whatever the number. Needs the owner's lock.
 */
export async function write(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  { conversations, added, moved }: Changeset,
): Promise<number> {
  const first = await takeRevisions(trx, owner, conversations.length);
  const { tenantId, personId } = owner;
  const grown = [...new Set(added.map(({ conversationId }) => conversationId))];
  const rows = conversations.map((conversation, index) => ({ ...conversation, revision: first + index }));
  // JSON carries a whole batch in one parameter.
  await sql`
    insert into conversations (
      tenant_id, person_id, id, revision, created_at, updated_at, message_count, first_question
    )
    select ${tenantId}, ${personId}, c.id, c.revision, c."createdAt", c."updatedAt", c."messageCount",
      c."firstQuestion"
    from json_to_recordset(${JSON.stringify(rows)}) as c (
      id text, revision bigint, "createdAt" double precision, "updatedAt" double precision,
      "messageCount" integer, "firstQuestion" text
    )
    on conflict (tenant_id, person_id, id) do update set
      revision = excluded.revision,
      -- Something new was said: it is no thing of the past any more.
      archived_at = case
        when excluded.id = any(${grown}::text[]) then null else conversations.archived_at
      end,
      created_at = excluded.created_at,
      updated_at = excluded.updated_at,
      message_count = excluded.message_count,
      first_question = excluded.first_question,
      deleted_at = null`.execute(trx);
  await sql`
    insert into messages (
      tenant_id, person_id, id, conversation_id, position, role, content, created_at, citations, identity, reply_to
    )
    select ${tenantId}, ${personId}, m.id, m."conversationId", m.position, m.role, m.content, m."createdAt",
      m.citations, m.identity, m."replyTo"
    from json_to_recordset(${JSON.stringify(added)}) as m (
      id text, "conversationId" text, position integer, role text, content text, "createdAt" double precision,
      citations jsonb, identity text, "replyTo" text
    )
    on conflict (tenant_id, person_id, id) do nothing`.execute(trx);
  if (moved.length > 0) await move(trx, owner, moved);
  return first + conversations.length - 1;
}

async function move(
  trx: Transaction<ChatSchema>,
  { tenantId, personId }: Owner,
  moved: Changeset['moved'],
): Promise<void> {
  await sql`
    update messages set position = m.position
    from json_to_recordset(${JSON.stringify(moved)}) as m (id text, position integer)
    where messages.tenant_id = ${tenantId} and messages.person_id = ${personId} and messages.id = m.id`.execute(
    trx,
  );
}
