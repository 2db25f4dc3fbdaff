import { createHash } from 'node:crypto';
import { DOCUMENTS_LIMIT, type KnowledgeDocument } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import type { Kysely, Transaction } from 'kysely';
import { columnsOf, lockOwner, type Owner } from '../conversations/owner.ts';
import { storableText } from '../conversations/storable-text.ts';
import type { ChatSchema } from '../schema.ts';
import { documentOf } from './list-documents.ts';
import { parseUpload } from './parse-upload.ts';

/**
 * Adds a document to an owner's own, or puts it in place of the one of that name. Throws 400 `invalid-input` for a text
 * without a word, 409 `too-many-documents` beyond the limit.
 */
export function addDocument(
  db: Kysely<ChatSchema>,
  owner: Owner,
  given: { readonly name: string; readonly text: string },
  now: number,
): Promise<KnowledgeDocument> {
  const name = storableText(given.name);
  const text = storableText(given.text);
  const { title, passages } = parseUpload(text, name);
  if (passages.length === 0) {
    const fields = [{ path: 'text', message: 'Holds no text to answer from' }];
    throw problem(400, 'invalid-input', 'This document holds no text.', { fields });
  }
  const id = `own-${digestOf(JSON.stringify([owner.tenantId, owner.personId, name]))}`;
  const row = {
    id,
    title,
    digest: digestOf(text),
    name,
    size: text.length,
    added_at: now,
    ...columnsOf(owner),
  };
  return db.transaction().execute(async (trx) => {
    // One writer of an owner at a time: two at once must not both be the fiftieth.
    await lockOwner(trx, owner);
    await trx.deleteFrom('documents').where('id', '=', id).execute();
    if ((await countOf(trx, owner)) >= DOCUMENTS_LIMIT) {
      throw problem(
        409,
        'too-many-documents',
        `You have ${DOCUMENTS_LIMIT} documents already; remove one first.`,
      );
    }
    await trx.insertInto('documents').values(row).execute();
    await trx
      .insertInto('passages')
      .values(passages.map((passage, position) => ({ document_id: id, position, ...passage })))
      .execute();
    return documentOf(row);
  });
}

async function countOf(trx: Transaction<ChatSchema>, owner: Owner): Promise<number> {
  const { count } = await trx
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => eb.and(columnsOf(owner)))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url');
