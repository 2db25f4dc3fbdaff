import type { Transaction } from 'kysely';
import type { DirectorySchema } from '../schema.ts';

/** One change of a tenant's members at a time: two admins could each make the other the last one. */
export function lockTenant(trx: Transaction<DirectorySchema>, tenantId: string): Promise<{ name: string }> {
  return trx
    .selectFrom('tenants')
    .where('id', '=', tenantId)
    .select('name')
    .forUpdate()
    .executeTakeFirstOrThrow();
}
