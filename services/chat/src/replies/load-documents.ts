import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { parseDocument } from './parse-document.ts';

/** The documents that come with the service. */
export const SHIPPED_DOCUMENTS = fileURLToPath(new URL('../../documents/', import.meta.url));

/**
 * Brings the tables in line with the Markdown files of a folder: new and changed ones (by digest) are written, others
 * left alone, those that are gone removed. What people have added is not touched. Services that start together do it one after the other.
 */
export async function loadDocuments(
  db: Kysely<ChatSchema>,
  folder: string = SHIPPED_DOCUMENTS,
): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const files = await Promise.all(names.map((name) => readDocument(folder, name)));
  await db.transaction().execute(async (trx) => {
    await sql`lock table documents in share row exclusive mode`.execute(trx);
    const present = await trx
      .selectFrom('documents')
      .select(['id', 'digest'])
      .where('tenant_id', 'is', null)
      .execute();
    const digests = new Map(present.map(({ id, digest }) => [id, digest]));
    const changed = files.filter(({ id, digest }) => digests.get(id) !== digest);
    const kept = new Set(files.filter((file) => !changed.includes(file)).map(({ id }) => id));
    const outdated = present.map(({ id }) => id).filter((id) => !kept.has(id));
    if (outdated.length > 0) await trx.deleteFrom('documents').where('id', 'in', outdated).execute();
    if (changed.length === 0) return;
    await trx
      .insertInto('documents')
      .values(changed.map(({ id, title, digest }) => ({ id, title, digest })))
      .execute();
    const passages = changed.flatMap(({ id, passages: parts }) =>
      parts.map((part, position) => ({ document_id: id, position, ...part })),
    );
    if (passages.length > 0) await trx.insertInto('passages').values(passages).execute();
  });
}

async function readDocument(folder: string, name: string) {
  const markdown = await readFile(path.join(folder, name), 'utf8');
  const digest = createHash('sha256').update(markdown).digest('hex');
  return { id: path.basename(name, '.md'), digest, ...parseDocument(markdown, name) };
}
