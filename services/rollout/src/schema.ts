import type { ColumnType } from 'kysely';
import type { Strategy } from './flag/strategy.ts';
import type { Look } from './retreat/decide-retreat.ts';

/** A column of JSON: written as text, read as what it says. */
type Json<T> = ColumnType<T, string, string>;

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
}
