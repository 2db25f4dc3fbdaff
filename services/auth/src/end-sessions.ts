import type { DataOf } from '@ficus/contracts/events';
import { events } from '@ficus/contracts/events';
import type { Outbox } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { AuthSchema } from './schema.ts';

/** Which of a person's sessions end. What is absent narrows nothing. */
export interface Which {
  readonly personId: string;
  readonly id?: string;
  /** Those that act in this tenant. */
  readonly tenantId?: string;
  /** All but this one. */
  readonly except?: string;
  /** Those that had begun by then. */
  readonly begunBy?: Date;
}

/** Why they end, and by whom: absent where nobody did it. */
export interface Ending {
  readonly reason: DataOf<typeof events.sessionEnded>['reason'];
  readonly actor?: string | undefined;
}

/**
 * Ends sessions and tells of each, in one transaction; tells how many it were. Those that have expired go without a
 * word.
 */
export async function endSessions(
  {
    trx,
    outbox,
    now,
  }: { readonly trx: Transaction<AuthSchema>; readonly outbox: Outbox; readonly now: number },
  { personId, id, tenantId, except, begunBy }: Which,
  { reason, actor }: Ending,
): Promise<number> {
  let ending = trx.deleteFrom('sessions').where('person_id', '=', personId);
  if (id !== undefined) ending = ending.where('id', '=', id);
  if (tenantId !== undefined) ending = ending.where('tenant_id', '=', tenantId);
  if (except !== undefined) ending = ending.where('id', '!=', except);
  if (begunBy !== undefined) ending = ending.where('created_at', '<=', begunBy);
  const rows = await ending.returning(['id', 'tenant_id', 'browser', 'expires_at']).execute();
  const ended = rows.filter(({ expires_at }) => expires_at.getTime() > now);
  for (const { id: sessionId, tenant_id, browser } of ended) {
    await outbox.tell(trx, events.sessionEnded, {
      subject: `person/${personId}`,
      ...(tenant_id !== null && { tenantId: tenant_id }),
      ...(actor !== undefined && { actor }),
      data: { personId, sessionId, reason, ...(browser !== null && { browser }) },
    });
  }
  return ended.length;
}
