import { events } from '@ficus/contracts/events';
import type { Outbox } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { RolloutSchema } from '../schema.ts';
import type { RetreatRow } from './retreats.ts';

/** Tells the others, in the transaction that says it is done, that a release was withdrawn. */
export async function tellOf(
  outbox: Outbox,
  trx: Transaction<RolloutSchema>,
  { feature, flag, version, cohort, looks }: RetreatRow,
): Promise<void> {
  const [strongest] = looks;
  await outbox.tell(trx, events.releaseWithdrawn, {
    subject: `feature/${feature}`,
    data: {
      feature,
      flag,
      version,
      ...(cohort !== null && { cohort }),
      ...(strongest && { harm: strongest.harm }),
    },
  });
}
