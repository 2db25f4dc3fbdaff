import { type FeatureRecord, readRecord, writeRecord } from './failure-storage.ts';
import type { FailureReason } from './reasons.ts';
import type { StorageLike } from './storage.ts';

/** What a decision needs of the record; small enough for a cookie. */
export interface FailureFacts {
  /** Versions that failed, and when the quarantine of each ends (ms since 1970); an ended one is half-open. */
  readonly quarantines: readonly { readonly version: string; readonly until: number }[];
  /** The newest version that was ready in this browser and is not quarantined. */
  readonly lastGood?: string | undefined;
}

/** The one record of which versions failed and which were good, for one person in one browser. */
export interface FailureRecord {
  /** Counts a failure and puts the version into a quarantine longer than its last one. */
  failed(feature: string, version: string, reason: FailureReason): void;
  /** The version was ready: the quarantine ends, and it is the last good one. */
  succeeded(feature: string, version: string): void;
  /** The newest good version that is not quarantined and not among the excepted ones. */
  lastGood(feature: string, except?: readonly string[]): string | undefined;
  facts(feature: string): FailureFacts;
  /** Forgets all about a feature. */
  forget(feature: string): void;
}

/** Options of {@link createFailureRecord}. */
export interface FailureRecordOptions {
  readonly storage: StorageLike;
  /** Whose record it is; another person on the same machine starts afresh. */
  readonly personId: string;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  /** Length of the first quarantine. Default: 30 s. */
  readonly firstQuarantineMs?: number;
  /** By how much each further quarantine is longer. Default: 4, so 30 s, 2 min, 8 min, 32 min. */
  readonly growth?: number;
  /** The longest quarantine. Default: 1 h. */
  readonly maxQuarantineMs?: number;
  /** A version that has not failed for so long after its quarantine starts anew. Default: 1 h. */
  readonly forgetAfterMs?: number;
}

/**
 * Creates the record of failures. A quarantine grows with every failure; when it ends the version is half-open: it is
 * tried, and one more failure sends it back for longer. Being ready ends the quarantine but not the memory of it, so a
 * version that is ready and then crashes, again and again, rests longer each time.
 */
export function createFailureRecord(options: FailureRecordOptions): FailureRecord {
  const { storage, personId, now = Date.now, growth = 4 } = options;
  const { firstQuarantineMs = 30_000, maxQuarantineMs = 3_600_000, forgetAfterMs = 3_600_000 } = options;
  const key = `ficus-failures:${personId}`;

  /** Reads one feature: what is long past is left out, and no quarantine outlasts the longest one (clocks change). */
  function read(feature: string): FeatureRecord {
    const record = readRecord(storage, key)[feature] ?? { failures: [], good: [] };
    const failures = record.failures
      .filter(({ at, until }) => Math.max(at, until) + forgetAfterMs > now())
      .map((failure) => ({ ...failure, until: Math.min(failure.until, now() + maxQuarantineMs) }));
    return { failures, good: record.good };
  }

  function change(feature: string, next: FeatureRecord): void {
    writeRecord(storage, key, { ...readRecord(storage, key), [feature]: next });
  }

  function lastGood(feature: string, except: readonly string[] = []): string | undefined {
    const { failures, good } = read(feature);
    const isResting = (version: string) => failures.some((f) => f.version === version && f.until > now());
    return good.find((version) => !except.includes(version) && !isResting(version));
  }

  return {
    lastGood,
    failed(feature, version, reason) {
      const { failures, good } = read(feature);
      const count = (failures.find((failure) => failure.version === version)?.count ?? 0) + 1;
      const restMs = Math.min(maxQuarantineMs, firstQuarantineMs * growth ** (count - 1));
      const failure = { version, count, reason, at: now(), until: now() + restMs };
      change(feature, { failures: [failure, ...failures.filter((f) => f.version !== version)], good });
    },
    succeeded(feature, version) {
      const { failures, good } = read(feature);
      change(feature, {
        failures: failures.map((f) => (f.version === version ? { ...f, until: 0 } : f)),
        good: [version, ...good.filter((other) => other !== version)],
      });
    },
    facts(feature) {
      const quarantines = read(feature)
        .failures.filter(({ until }) => until > 0)
        .map(({ version, until }) => ({ version, until }));
      const good = lastGood(feature);
      return { quarantines, ...(good !== undefined && { lastGood: good }) };
    },
    forget: (feature) => change(feature, { failures: [], good: [] }),
  };
}
