import type { PauseReason, RolloutPlan } from '@ficus/contracts';
import type { ColumnType, Generated } from 'kysely';
import type { Strategy } from './flag/strategy.ts';
import type { Look } from './retreat/decide-retreat.ts';

/** A column of JSON: written as text, read as what it says. */
type Json<T> = ColumnType<T, string, string>;

/** How far a plan has come. */
export type PlanState = 'running' | 'paused' | 'done';

/** The tables that `migrations.ts` makes. */
export interface RolloutSchema {
  /** The audit record: each version that was withdrawn, from whom, on what evidence. Rows are never removed. */
  retreats: {
    id: string;
    at: ColumnType<Date, Date, never>;
    feature: string;
    flag: string;
    version: string;
    /** Null: from everybody. */
    cohort: string | null;
    looks: Json<readonly Look[]>;
    /** The flag's strategies as they were. */
    before: Json<readonly Strategy[]>;
    /** `begun` until the flag server has taken all of it; such ones are taken up again. */
    state: 'begun' | 'done';
    /** What kept it from being done, the last time. */
    fault: string | null;
    done_at: Date | null;
  };
  /** What product has written; one for each feature. */
  plans: {
    feature: string;
    plan: Json<RolloutPlan>;
    written_by: string;
    step: number;
    /** When it came to this step. */
    since: Date;
    /** Whether the flag has this step's share already. */
    is_set: boolean;
    state: PlanState;
    why: PauseReason | null;
  };
  /** The audit record of plans: written, each step, each pause, ended. Rows are never removed. */
  plan_moves: {
    id: Generated<number>;
    at: ColumnType<Date, Date, never>;
    feature: string;
    version: string;
    what: 'written' | 'advanced' | 'paused' | 'done' | 'ended';
    percentage: number | null;
    why: string | null;
    /** Id of the person; null: by itself. */
    by: string | null;
  };
}
