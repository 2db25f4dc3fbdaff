import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { FlagServer } from '../flag/flag-server.ts';
import { withdraw } from '../flag/withdraw.ts';
import type { Look } from '../retreat/decide-retreat.ts';
import type { RolloutSchema } from '../schema.ts';

/** A version of a feature that goes, and from whom. */
export interface Withdrawal {
  readonly feature: string;
  readonly flag: string;
  readonly version: string;
  /** Undefined: from everybody. */
  readonly cohort: string | undefined;
  readonly looks: readonly Look[];
}

export type RetreatRow = Selectable<RolloutSchema['retreats']>;

/** Withdraws versions, with a record that is there before the flag is touched. */
export interface Retreats {
  /** Resolves with false for what was withdrawn once before: whoever has given it back since has decided. */
  begin(withdrawal: Withdrawal): Promise<boolean>;
  /** Does what was begun, after a crash too: each until the flag server has taken it. */
  finish(current: (feature: string) => Promise<string | undefined>): Promise<void>;
  /** Versions of a feature that were withdrawn from anybody. */
  versionsOf(feature: string): Promise<string[]>;
  /** Newest first. */
  latest(limit: number): Promise<RetreatRow[]>;
}

/** What retreats work with. */
export interface RetreatsOptions {
  readonly db: Kysely<RolloutSchema>;
  readonly flags: FlagServer;
  /** Told when one is done, in the transaction that says so. */
  readonly onDone: (trx: Transaction<RolloutSchema>, row: RetreatRow) => Promise<void>;
  readonly onFault: (row: RetreatRow, cause: unknown) => void;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Keeps the audit record in the database, and the flag server in step with it. */
export function createRetreats(options: RetreatsOptions): Retreats {
  const { db, flags, onDone, onFault, now = Date.now } = options;

  async function finishOne(row: RetreatRow, current: string): Promise<void> {
    const { flag, version, cohort } = row;
    const state = await flags.read(flag);
    await flags.edit(
      flag,
      withdraw(state?.strategies ?? [], { version, cohort: cohort ?? undefined }, current),
    );
    await db.transaction().execute(async (trx) => {
      const done = await trx
        .updateTable('retreats')
        .set({ state: 'done', done_at: new Date(now()), fault: null })
        .where('id', '=', row.id)
        .where('state', '=', 'begun')
        .returningAll()
        .executeTakeFirst();
      if (done) await onDone(trx, done);
    });
  }

  return {
    async begin({ feature, flag, version, cohort, looks }) {
      const state = await flags.read(flag);
      const row = await db
        .insertInto('retreats')
        .values({
          id: randomUUID(),
          at: new Date(now()),
          feature,
          flag,
          version,
          cohort: cohort ?? null,
          looks: JSON.stringify(looks),
          before: JSON.stringify(state?.strategies ?? []),
          state: 'begun',
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    async finish(currentOf) {
      const begun = await db.selectFrom('retreats').selectAll().where('state', '=', 'begun').execute();
      for (const row of begun) {
        try {
          // Where nothing is published, nobody gets what has no name.
          await finishOne(row, (await currentOf(row.feature)) ?? '');
        } catch (cause) {
          onFault(row, cause);
          const fault = String(cause).slice(0, 500);
          await db.updateTable('retreats').set({ fault }).where('id', '=', row.id).execute();
        }
      }
    },
    async versionsOf(feature) {
      const rows = await db
        .selectFrom('retreats')
        .select('version')
        .distinct()
        .where('feature', '=', feature)
        .execute();
      return rows.map(({ version }) => version);
    },
    latest: (limit) => db.selectFrom('retreats').selectAll().orderBy('at', 'desc').limit(limit).execute(),
  };
}
