import type { Kind, Sample } from './measure.ts';
import type { Condition } from './tab.ts';

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
    /** The other side fetched ahead, without throttle. */
    readonly flipMs: readonly number[];
    /** Nothing fetched ahead, 4g; and the same way in the `lazy` baseline, where that was measured. */
    readonly firstFlipMs: readonly number[];
    readonly lazyRouteMs: readonly number[];
    readonly besideHanging: {
      readonly hangingMs: number[];
      readonly aliveMs: number[];
      readonly requests: number;
    };
    /** Whole production builds of the host and of the chat, one after the other, in ms; not in a quick run. */
    readonly buildMs: { readonly host: number; readonly chat: number } | undefined;
    /** From a saved file of the chat to the open page under development, in ms; empty in a quick run. */
    readonly hotReloadMs: readonly number[];
    readonly fallbackMs: readonly number[];
    /** Whole answers of the front door for a page, and what flags and rendering of one cost its processor. */
    readonly pages: { readonly medianMs: number; readonly cpuMedianMs: number; readonly cpuP99Ms: number };
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
