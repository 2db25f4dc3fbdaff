import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { AskAnalytics } from '../ask/analytics.ts';
import type { AskCurrentVersion } from '../ask/current-version.ts';
import type { FlagServer } from '../flag/flag-server.ts';
import type { Plans } from '../plan/plans.ts';
import type { Limits } from '../retreat/limits.ts';
import type { RolloutSchema } from '../schema.ts';
import { type Judged, lookAt } from './look-at.ts';
import type { Retreats } from './retreats.ts';

/** What was seen of a feature at the last look. */
export interface Watched {
  readonly feature: string;
  readonly flag: string;
  readonly isOn: boolean;
  readonly releases: readonly Judged[];
}

/** What the watch knows. */
export interface WatchState {
  /** False while the flag `hold_rollouts` is on. */
  readonly isActing: boolean;
  /** Milliseconds since 1970; undefined before the first look. */
  readonly lookedAt: number | undefined;
  /** What kept it from looking, the last time. */
  readonly fault: string | undefined;
  readonly features: readonly Watched[];
  /** Names of those that there are flags of, also where something kept them from being looked at. */
  readonly known: readonly string[];
}

/** Looks at all releases, again and again, and takes back those that are shown to be worse. */
export interface Watch {
  state(): WatchState;
  /** Looks once, now. For tests; a started watch does it by itself. */
  look(): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

/** What a watch works with. */
export interface WatchOptions {
  readonly db: Kysely<RolloutSchema>;
  readonly flags: FlagServer;
  readonly retreats: Retreats;
  readonly plans: Pick<Plans, 'follow'>;
  readonly askAnalytics: AskAnalytics;
  readonly askCurrentVersion: AskCurrentVersion;
  readonly limits: Limits;
  /** Between two looks, in milliseconds. */
  readonly lookMs: number;
  readonly onFault: (message: string, cause: unknown) => void;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** On: nothing is taken back or advanced without a person's hand. */
export const HOLD_FLAG = 'hold_rollouts';

const FLAG = /^new_(.+)_mfe$/;
/** Of several replicas one looks; the lock goes with its connection when it dies. */
const LOCK = 'ficus rollout watch';

/** Makes the watch, not yet looking. */
export function createWatch(options: WatchOptions): Watch {
  const { db, flags, retreats, plans, askAnalytics, askCurrentVersion, limits, lookMs, onFault } = options;
  const now = options.now ?? Date.now;
  let state: WatchState = { isActing: true, lookedAt: undefined, fault: undefined, features: [], known: [] };
  const closing = new AbortController();
  let running: Promise<void> | undefined;

  async function lookAtFeature(feature: string, flagName: string, isActing: boolean): Promise<Watched> {
    const [flag, current, tallies] = await Promise.all([
      flags.read(flagName),
      askCurrentVersion(feature),
      askAnalytics(feature),
    ]);
    const watched = { feature, flag: flagName, isOn: flag?.isOn ?? false };
    if (!flag || current === undefined) return { ...watched, releases: [] };
    const releases = lookAt({ flag, current, tallies }, limits);
    if (!isActing) return { ...watched, releases };
    for (const { version, retreat } of releases) {
      const from = (cohort: string | undefined) =>
        retreats.begin({ feature, flag: flagName, version, cohort, looks: retreat.looks.slice(0, 10) });
      if (retreat.kind === 'withdraw-version') await from(undefined);
      if (retreat.kind === 'withdraw-cohorts') for (const cohort of retreat.cohorts) await from(cohort);
    }
    // After the retreats: what has just been found to be bad must not get another step.
    const withdrawn = await retreats.versionsOf(feature);
    const wasWithdrawn = (version: string) => withdrawn.includes(version);
    await plans.follow({ feature, flagName, flag, current, releases, wasWithdrawn });
    return { ...watched, releases };
  }

  async function lookAtAll(): Promise<void> {
    const names = await flags.names();
    const hold = names.includes(HOLD_FLAG) ? await flags.read(HOLD_FLAG) : undefined;
    const isActing = !hold?.isOn;
    const features: Watched[] = [];
    let fault: string | undefined;
    for (const flag of names) {
      const feature = FLAG.exec(flag)?.[1];
      if (feature === undefined) continue;
      try {
        features.push(await lookAtFeature(feature, flag, isActing));
      } catch (cause) {
        // What is not known is no reason to do anything, nor to leave the others alone.
        fault = `${feature}: ${cause}`;
        onFault(`${feature} could not be looked at`, cause);
      }
    }
    if (isActing) await retreats.finish(askCurrentVersion);
    const known = names.flatMap((name) => FLAG.exec(name)?.[1] ?? []);
    state = { isActing, lookedAt: now(), fault, features, known };
  }

  async function look(): Promise<void> {
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ isMine: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${LOCK}, 0)) as "isMine"`.execute(trx);
      if (rows[0]?.isMine) await lookAtAll();
    });
  }

  async function goOn(): Promise<void> {
    while (!closing.signal.aborted) {
      await look().catch((cause: unknown) => {
        state = { ...state, fault: String(cause) };
        onFault('releases could not be looked at', cause);
      });
      await wait(lookMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    state: () => state,
    look,
    start() {
      running ??= goOn();
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}
