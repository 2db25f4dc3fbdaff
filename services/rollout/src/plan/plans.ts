import type { FollowedPlan, PauseReason, RolloutPlan } from '@ficus/contracts';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Flag, FlagServer } from '../flag/flag-server.ts';
import { pool } from '../retreat/cohort.ts';
import type { RolloutSchema } from '../schema.ts';
import type { Judged } from '../watch/look-at.ts';
import { nextMove } from './next-move.ts';
import { shareOf, withShare } from './share.ts';

/** What is seen of a feature when its plan is looked at. */
export interface PlanLook {
  readonly feature: string;
  readonly flagName: string;
  readonly flag: Flag;
  /** The version of strategies that name none. */
  readonly current: string;
  readonly releases: readonly Judged[];
  /** Whether the version was taken back from anybody. */
  readonly wasWithdrawn: (version: string) => boolean;
}

export type PlanRow = Selectable<RolloutSchema['plans']>;

/** Follows what product has written, and nothing else. */
export interface Plans {
  write(feature: string, plan: RolloutPlan, by: string): Promise<FollowedPlan>;
  end(feature: string, by: string): Promise<void>;
  all(): Promise<FollowedPlan[]>;
  /** Goes one step on, waits, or pauses, by what is seen now. */
  follow(look: PlanLook): Promise<void>;
}

/** What plans work with. */
export interface PlansOptions {
  readonly db: Kysely<RolloutSchema>;
  readonly flags: Pick<FlagServer, 'edit'>;
  /** Told when one pauses, in the transaction that says so. */
  readonly onPaused: (trx: Transaction<RolloutSchema>, row: PlanRow, why: PauseReason) => Promise<void>;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Keeps plans in the database, each move in its audit record. */
export function createPlans({ db, flags, onPaused, now = Date.now }: PlansOptions): Plans {
  type Moved = { what: RolloutSchema['plan_moves']['what']; percentage?: number; why?: string; by?: string };

  /** Changes a plan and writes down that it was changed, if it still is what was looked at. */
  async function move(row: PlanRow, change: Partial<PlanRow>, moved?: Moved): Promise<boolean> {
    return db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('plans')
        .set({ ...change, plan: undefined })
        .where('feature', '=', row.feature)
        .where('since', '=', row.since)
        .where('step', '=', row.step)
        .where('state', '=', 'running')
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      if (moved) await writeDown(trx, row.feature, row.plan.version, moved);
      if (moved?.what === 'paused' && change.why) await onPaused(trx, row, change.why);
      return true;
    });
  }

  const writeDown = (
    trx: Transaction<RolloutSchema>,
    feature: string,
    version: string,
    { what, percentage, why, by }: Moved,
  ) =>
    trx
      .insertInto('plan_moves')
      .values({
        at: new Date(now()),
        feature,
        version,
        what,
        percentage: percentage ?? null,
        why: why ?? null,
        by: by ?? null,
      })
      .execute();

  const pause = (row: PlanRow, why: PauseReason) =>
    move(row, { state: 'paused', why }, { what: 'paused', why });

  return {
    async write(feature, plan, by) {
      return db.transaction().execute(async (trx) => {
        const values = {
          feature,
          plan: JSON.stringify(plan),
          written_by: by,
          step: 0,
          since: new Date(now()),
          is_set: false,
          state: 'running',
          why: null,
        } as const;
        const row = await trx
          .insertInto('plans')
          .values(values)
          .onConflict((conflict) => conflict.column('feature').doUpdateSet(values))
          .returningAll()
          .executeTakeFirstOrThrow();
        const percentage = plan.steps[0]?.percentage;
        await writeDown(trx, feature, plan.version, {
          what: 'written',
          by,
          ...(percentage !== undefined && { percentage }),
        });
        return toFollowed(row);
      });
    },
    async end(feature, by) {
      await db.transaction().execute(async (trx) => {
        const row = await trx
          .deleteFrom('plans')
          .where('feature', '=', feature)
          .returningAll()
          .executeTakeFirst();
        if (row) await writeDown(trx, feature, row.plan.version, { what: 'ended', by });
      });
    },
    async all() {
      const rows = await db.selectFrom('plans').selectAll().orderBy('feature').execute();
      return rows.map(toFollowed);
    },
    async follow({ feature, flagName, flag, current, releases, wasWithdrawn }) {
      const row = await db
        .selectFrom('plans')
        .selectAll()
        .where('feature', '=', feature)
        .where('state', '=', 'running')
        .executeTakeFirst();
      const step = row?.plan.steps[row.step];
      if (!row || !step) return;
      const { plan } = row;
      if (wasWithdrawn(plan.version)) return void (await pause(row, 'withdrawn'));
      const share = shareOf(flag, plan.version, current);
      if ('fault' in share) return void (await pause(row, share.fault));
      if (!row.is_set) {
        if (share.percentage !== step.percentage)
          await flags.edit(flagName, [withShare(share.strategy, step.percentage)]);
        return void (await move(row, { is_set: true }));
      }
      if (share.percentage !== step.percentage) return void (await pause(row, 'changed-by-hand'));
      const release = releases.find(({ version }) => version === plan.version);
      const at = { step: row.step, minutes: (now() - row.since.getTime()) / 60_000 };
      const next = nextMove(plan, at, pool(release?.cohorts ?? []));
      if (next.kind === 'pause') await pause(row, next.why);
      if (next.kind === 'done')
        await move(row, { state: 'done' }, { what: 'done', percentage: step.percentage });
      if (next.kind === 'advance')
        // First what is meant, then the flag: after a crash in between, the next look sets it.
        await move(
          row,
          { step: row.step + 1, since: new Date(now()), is_set: false },
          { what: 'advanced', percentage: next.percentage },
        );
    },
  };
}

function toFollowed({ feature, plan, step, since, state, why, written_by }: PlanRow): FollowedPlan {
  return {
    feature,
    plan,
    step,
    since: since.getTime(),
    state,
    ...(why !== null && { why }),
    writtenBy: written_by,
  };
}
