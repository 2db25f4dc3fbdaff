import type { KnowledgeDocument } from '@ficus/contracts';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Owner } from '../conversations/owner.ts';
import type { ChatSchema } from '../schema.ts';

/** The documents that replies to an owner may rest on: own ones first, the last added first; then the others by title. */
export async function listDocuments(
  db: Kysely<ChatSchema>,
  owner: Owner | undefined,
): Promise<KnowledgeDocument[]> {
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .where(
      sql<boolean>`tenant_id is null
        or (tenant_id = ${owner?.tenantId ?? null} and person_id = ${owner?.personId ?? null})`,
    )
    .orderBy(sql`added_at desc nulls last`)
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(documentOf);
}

/** A document as the contract has it. */
export function documentOf(
  row: Pick<Selectable<ChatSchema['documents']>, 'id' | 'title' | 'tenant_id' | 'size' | 'added_at'>,
): KnowledgeDocument {
  return {
    id: row.id,
    title: row.title,
    source: row.tenant_id === null ? 'shipped' : 'own',
    ...(row.size !== null && { size: row.size }),
    ...(row.added_at !== null && { addedAt: row.added_at }),
  };
}
