import type { Role } from '@ficus/contracts';
import type { Transaction } from 'kysely';
import type { NotificationsSchema } from './schema.ts';

type Trx = Transaction<NotificationsSchema>;

/** Takes note of the role that somebody has, or has not any more: those who operate the platform are told of more. */
export async function noteRole(
  trx: Trx,
  who: { readonly personId: string; readonly tenantId: string; readonly email: string; readonly role: Role },
): Promise<void> {
  const { personId, tenantId, email, role } = who;
  if (role !== 'operator') return forgetOperator(trx, personId, tenantId);
  await trx
    .insertInto('operators')
    .values({ person_id: personId, tenant_id: tenantId, email })
    .onConflict((conflict) => conflict.columns(['person_id', 'tenant_id']).doUpdateSet({ email }))
    .execute();
}

/** Who is told of the platform no more. */
export async function forgetOperator(trx: Trx, personId: string, tenantId: string): Promise<void> {
  await trx
    .deleteFrom('operators')
    .where('person_id', '=', personId)
    .where('tenant_id', '=', tenantId)
    .execute();
}

/** All who operate it, as far as was heard: those who have signed in or got the role since this was begun. */
export function operators(trx: Trx) {
  return trx.selectFrom('operators').selectAll().execute();
}
