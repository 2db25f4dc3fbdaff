import type { ServiceClaims } from '@ficus/contracts';
import { sql, type Transaction } from 'kysely';
import type { ChatSchema } from '../schema.ts';

/** Whose conversations: a person in a tenant. Every query of this service names both. */
export interface Owner {
  readonly tenantId: string;
  readonly personId: string;
}

/** The owner that a caller is. */
export function ownerOf(caller: ServiceClaims): Owner {
  return { tenantId: caller.tenantId, personId: caller.sub };
}

/** The owner as columns, to insert or to compare with: `eb.and(columnsOf(owner))`. */
export function columnsOf(owner: Owner) {
  return { tenant_id: owner.tenantId, person_id: owner.personId };
}

/**
 * Lets one writer of an owner in at a time, until the transaction ends, and answers with the owner's revision.
 * Revisions are thus committed in the order of their numbers: a reader that has seen one has seen all below it.
 */
export async function lockOwner(trx: Transaction<ChatSchema>, owner: Owner): Promise<number> {
  const { revision } = await trx
    .insertInto('owners')
    .values({ ...columnsOf(owner), revision: 0 })
    .onConflict((conflict) =>
      // Changes nothing; an update is what takes the lock.
      conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ revision: sql`owners.revision` }),
    )
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** Takes the next `count` revisions; answers with the first of them. Needs the lock. */
export async function takeRevisions(
  trx: Transaction<ChatSchema>,
  owner: Owner,
  count: number,
): Promise<number> {
  const { revision } = await trx
    .updateTable('owners')
    .set({ revision: sql`revision + ${count}::int` })
    .where((eb) => eb.and(columnsOf(owner)))
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision - count + 1;
}
