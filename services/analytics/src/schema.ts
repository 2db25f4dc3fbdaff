import type { TelemetryEvent } from '@ficus/contracts';
import type { ColumnType } from 'kysely';

type Time = ColumnType<Date, Date, never>;

/** The tables that `migrations.ts` makes. Nothing in them is changed; what is old is removed. */
export interface AnalyticsSchema {
  /** What documents meant to show: one row a page. */
  exposures: {
    page: string;
    at: Time;
    /** A pseudonym. */
    person: string;
    /** Id of the tenant. */
    cohort: string;
    role: string;
    feature: string;
    view: 'remote' | 'legacy';
    reason: string;
    version: string | null;
  };
  /** What pages told. */
  events: {
    person: string;
    page: string;
    /** When the load of the page began, in ms since 1970 by the browser's clock. */
    load: number;
    seq: number;
    at: Time;
    cohort: string;
    feature: string;
    visit: number;
    kind: TelemetryEvent['kind'];
    view: 'remote' | 'legacy';
    version: string | null;
    reason: string | null;
    /** Of `loaded` and `rendered`: how long it took, in ms. Of `vital`: the metric's value. */
    value: number | null;
    metric: string | null;
    /** Of `error`: how it was noticed, the name of its class, which one it is, where. */
    source: string | null;
    name: string | null;
    fingerprint: string | null;
    place: string | null;
    is_sampled: boolean;
  };
}
