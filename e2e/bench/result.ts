import type { Condition, Kind, Sample } from './measure.ts';

/** Everything that one run measured. */
export interface Result {
  readonly takenAt: string;
  readonly reps: number;
  readonly browser: string;
  /** Ours first. */
  readonly variants: readonly string[];
  readonly conditions: readonly Condition[];
  /** By `variant condition kind`, in the order of the repetitions. */
  readonly samples: Readonly<Record<string, readonly Sample[]>>;
  readonly ours: {
    readonly flipMs: readonly number[];
    readonly fallbackMs: readonly number[];
    /** Whole answers of the front door for a page, one after the other: an upper bound of what a page costs. */
    readonly pages: { readonly medianMs: number; readonly p99Ms: number };
  };
}

/** One figure of every sample of a variant, condition and kind. */
export function figures(
  result: Result,
  of: { variant: string; condition: Condition; kind: Kind },
  figure: keyof Sample,
): number[] {
  return (result.samples[`${of.variant} ${of.condition} ${of.kind}`] ?? []).map((sample) => sample[figure]);
}
