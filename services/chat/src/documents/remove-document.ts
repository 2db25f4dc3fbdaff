import type { Kysely } from 'kysely';
import { columnsOf, type Owner } from '../conversations/owner.ts';
import type { ChatSchema } from '../schema.ts';

/** Removes one of an owner's own documents with its passages. Answers false when they have none of this id. */
export async function removeDocument(db: Kysely<ChatSchema>, owner: Owner, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('documents')
    .where((eb) => eb.and({ ...columnsOf(owner), id }))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
