import { randomUUID } from 'node:crypto';
import { events } from '@ficus/contracts/events';
import { type Outbox, on, type Reaction } from '@ficus/service-kit';
import { addAccount } from './accounts.ts';
import type { AuthSchema } from './schema.ts';

/**
 * Accounts of people who are being made: made with a link by which they set a password, and removed where the rest of them
 * could not be. The directory is told what came of it, in the transaction in which it did.
 */
export function creationReactions(outbox: Outbox): Reaction<AuthSchema>[] {
  return [
    on(events.personCreationBegun, async ({ tenantid, data }, trx) => {
      const { personId, email, linkDigest, linkExpiresAt } = data;
      const told = { subject: `person/${personId}`, ...(tenantid !== undefined && { tenantId: tenantid }) };
      // A password that nobody knows, until the person sets one.
      if (!(await addAccount(trx, { personId, email, password: randomUUID() })))
        return outbox.tell(trx, events.accountRefused, {
          ...told,
          data: { personId, reason: 'address-in-use' },
        });
      await trx
        .insertInto('password_links')
        .values({
          digest: Buffer.from(linkDigest, 'base64url'),
          person_id: personId,
          tenant_id: tenantid ?? null,
          expires_at: new Date(linkExpiresAt),
        })
        // Two of one digest are no links of ours: the first stays, and the event is not brought again for ever.
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await outbox.tell(trx, events.accountMade, { ...told, data: { personId } });
    }),
    on(events.personCreationUndone, async ({ tenantid, data: { personId } }, trx) => {
      await trx.deleteFrom('accounts').where('person_id', '=', personId).execute();
      await outbox.tell(trx, events.accountRemoved, {
        subject: `person/${personId}`,
        ...(tenantid !== undefined && { tenantId: tenantid }),
        data: { personId },
      });
    }),
  ];
}
