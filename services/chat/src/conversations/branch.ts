import { randomUUID } from 'node:crypto';
import type { SendMessage } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, type Owner } from './owner.ts';
import { write } from './write.ts';

type Branch = NonNullable<SendMessage['branch']>;

/**
 * Begins a conversation as a version of another: copies of what was said there before a message, under ids of their own,
 * with its name and its pin. Does nothing where the conversation exists. 404 when the other, or its message, does not.
 * Needs the owner's lock.
 */
export async function beginVersion(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  id: string,
  { of, before }: Branch,
): Promise<void> {
  const known = await trx
    .selectFrom('conversations')
    .select('id')
    .where((eb) => eb.and({ ...columnsOf(owner), id }))
    .executeTakeFirst();
  if (known) return;
  const source = await trx
    .selectFrom('conversations')
    .selectAll()
    .where((eb) => eb.and({ ...columnsOf(owner), id: of }))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const messages = await trx
    .selectFrom('messages')
    .selectAll()
    .where((eb) => eb.and({ ...columnsOf(owner), conversation_id: of }))
    .orderBy('position')
    .execute();
  const position = messages.findIndex((message) => message.id === before);
  if (!source || position < 0) {
    throw problem(404, 'no-such-message', 'There is no such message to begin another version at.');
  }
  const shared = messages.slice(0, position);
  const ids = new Map(shared.map((message) => [message.id, randomUUID() as string]));
  const added = shared.map((message, index) => ({
    id: ids.get(message.id) ?? randomUUID(),
    conversationId: id,
    position: index,
    role: message.role,
    content: message.content,
    createdAt: message.created_at,
    identity: message.identity,
    ...(message.citations && { citations: message.citations }),
    ...(message.reply_to !== null && { replyTo: ids.get(message.reply_to) ?? randomUUID() }),
  }));
  const begun = {
    id,
    createdAt: source.created_at,
    updatedAt: source.updated_at,
    messageCount: shared.length,
    firstQuestion: shared.some(({ role }) => role === 'user') ? source.first_question : null,
  };
  await write(trx, owner, { conversations: [begun], added, moved: [] });
  const family = source.family ?? of;
  const parent = await owningVersion(trx, owner, source, position);
  const place = { family, parted_from: parent, parted_at: position };
  await trx
    .updateTable('conversations')
    .set({ ...place, name: source.name, pinned_at: source.pinned_at })
    .where((eb) => eb.and({ ...columnsOf(owner), id }))
    .execute();
  await trx
    .updateTable('conversations')
    .set({ family })
    .where((eb) => eb.and({ ...columnsOf(owner), id: family }))
    .execute();
}

/** The version that a position belongs to: what a version shares with the one it parted from is that one's. */
async function owningVersion(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  source: { readonly id: string; readonly parted_from: string | null; readonly parted_at: number | null },
  position: number,
): Promise<string> {
  let one = source;
  while (one.parted_from !== null && position <= (one.parted_at ?? 0)) {
    const parent = await trx
      .selectFrom('conversations')
      .select(['id', 'parted_from', 'parted_at'])
      .where((eb) => eb.and(columnsOf(owner)))
      .where('id', '=', one.parted_from)
      .executeTakeFirst();
    if (!parent) break;
    one = parent;
  }
  return one.id;
}
