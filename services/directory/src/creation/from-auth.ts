import { events } from '@ficus/contracts/events';
import { type Outbox, on, type Reaction } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { DirectorySchema } from '../schema.ts';
import type { CreationRow } from './begin-creation.ts';
import { endFailed, noteFailed } from './undo-creation.ts';

/** What auth says of the accounts of people who are being made. What comes when it is no more asked for does nothing. */
export function creationReactions(outbox: Outbox, now: () => number): Reaction<DirectorySchema>[] {
  return [
    on(events.accountMade, async ({ data }, trx) => {
      const row = await rowIn(trx, data.personId, 'account');
      if (!row) return;
      await trx
        .updateTable('person_creations')
        .set({ state: 'profile', tries: 0, next_at: new Date(now()) })
        .where('id', '=', row.id)
        .execute();
    }),
    on(events.accountRefused, async ({ data }, trx) => {
      const row = await rowIn(trx, data.personId, 'account');
      if (!row) return;
      const work = { trx, outbox, now: now() };
      await endFailed(work, row, data.reason);
      await noteFailed(work, row, data.reason);
    }),
    on(events.accountRemoved, async ({ data }, trx) => {
      const row = await rowIn(trx, data.personId, 'undoing');
      if (row) await endFailed({ trx, outbox, now: now() }, row, row.reason ?? 'refused');
    }),
  ];
}

function rowIn(
  trx: Transaction<DirectorySchema>,
  personId: string,
  state: CreationRow['state'],
): Promise<CreationRow | undefined> {
  return trx
    .selectFrom('person_creations')
    .where('person_id', '=', personId)
    .where('state', '=', state)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
}
