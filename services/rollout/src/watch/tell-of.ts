import type { PauseReason } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import type { Outbox } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { PlanRow } from '../plan/plans.ts';
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

/** Tells that a plan waits for a person. */
export async function tellOfPause(
  outbox: Outbox,
  trx: Transaction<RolloutSchema>,
  { feature, plan, step }: PlanRow,
  why: PauseReason,
): Promise<void> {
  const percentage = plan.steps[step]?.percentage ?? 0;
  await outbox.tell(trx, events.rolloutPaused, {
    subject: `feature/${feature}`,
    data: { feature, version: plan.version, percentage, why },
  });
}
