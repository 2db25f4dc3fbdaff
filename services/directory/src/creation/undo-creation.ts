import { events } from '@ficus/contracts/events';
import { note } from '../audit/note.ts';
import type { Work } from '../work.ts';
import type { CreationRow } from './begin-creation.ts';

/**
 * Takes back what was made, the last of it first: profile and membership here, in this transaction, then the account, which
 * auth is told to remove. It has failed when auth has said that it is gone.
 */
export async function undoCreation(
  { trx, outbox, now }: Work,
  row: CreationRow,
  reason: string,
): Promise<void> {
  const { id, person_id: personId, tenant_id: tenantId } = row;
  if (row.state === 'welcome') await trx.deleteFrom('people').where('id', '=', personId).execute();
  await trx
    .updateTable('person_creations')
    .set({ state: 'undoing', reason, link: null, next_at: null })
    .where('id', '=', id)
    .execute();
  await outbox.tell(trx, events.personCreationUndone, {
    subject: `person/${personId}`,
    tenantId,
    data: { personId },
  });
  await noteFailed({ trx, outbox, now }, row, reason);
}

/** It has failed, and nothing of it is left. */
export async function endFailed({ trx, now }: Work, row: CreationRow, reason: string): Promise<void> {
  await trx
    .updateTable('person_creations')
    .set({ state: 'failed', reason, link: null, next_at: null, ended_at: new Date(now) })
    .where('id', '=', row.id)
    .execute();
}

/** Writes into the log of the tenant that there will be no such person. */
export async function noteFailed({ trx, now }: Work, row: CreationRow, reason: string): Promise<void> {
  const { person_id: id, name, email } = row;
  await note(trx, {
    tenantId: row.tenant_id,
    at: now,
    actor: row.asked_by,
    action: 'person.creation-failed',
    invited: { id, name, email },
    details: { reason },
  });
}
