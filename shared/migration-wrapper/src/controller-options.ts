import type { Attempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { Decision } from './decision.ts';
import type { ErrorKind } from './error-kind.ts';
import type { WrapperEvent } from './events.ts';
import type { FailureRecord } from './failure-record.ts';
import type { HandOverHook } from './hand-over.ts';
import type { Marker } from './marker.ts';
import type { WrapperState } from './state.ts';

/** What {@link createFeatureController} needs. */
export interface ControllerOptions<R, L> {
  /** Such as `chat`. */
  readonly feature: string;
  /** The first decision, as the document made it. */
  readonly decision: Decision;
  /**
   * Fetches and evaluates the remote's code. An error whose `code` is a `FailureReason` (`offline`, `incompatible` …)
   * names the reason itself. Each call is a new attempt and has to make everything anew.
   */
  readonly loadRemote: (request: { version: string; signal: AbortSignal; attempt: Attempt }) => Promise<R>;
  /**
   * Fetches the legacy view's code. Called once, and again only after a failure or a retry. Absent: the feature is settled
   * on its remote; when no version of it can be shown, the state is `failed`.
   */
  readonly loadLegacy?: (() => Promise<L>) | undefined;
  readonly marker: Marker;
  readonly failures: FailureRecord;
  /** Absorbs the legacy session, before every mount of the remote. */
  readonly beforeRemote?: HandOverHook | undefined;
  /** Projects the session to the legacy format, before every mount of the legacy view. */
  readonly beforeLegacy?: HandOverHook | undefined;
  /** Limit of each hand-over. Default: 1000. */
  readonly handOverMs?: number | undefined;
  /** Within which some view is there. Default: 5000; its inner marks follow it (`deadlineMarks`). */
  readonly deadlineMs?: number | undefined;
  /** How long without input counts as a safe point. Default: 60 000. */
  readonly idleMs?: number | undefined;
  /** Default: the platform's clock. */
  readonly clock?: Clock | undefined;
  /** Hears of everything that happens. */
  readonly onEvent?: ((event: WrapperEvent) => void) | undefined;
}

/** One feature's way from a decision to a view that works. */
export interface FeatureController<R, L> {
  readonly feature: string;
  getState(): WrapperState<R, L>;
  /** Calls the listener after each change of the state; returns its undo. */
  subscribe(listener: () => void): () => void;
  /** Begins to load the decided view at once, before anything renders. Does nothing when started. */
  start(): void;
  /** A newer decision. A kill is followed at once, another flip at the next safe point; the same one changes nothing. */
  decisionChanged(decision: Decision): void;
  /** A navigation, or the person's 'switch now': follows the pending decision. */
  atSafePoint(): void;
  /** What the shown view says of unsaved work. One that is over has no say. */
  setDirty(attempt: Attempt, isDirty: boolean): void;
  /** The person typed, clicked or touched. */
  inputSeen(): void;
  /** The remote says that it is usable. */
  ready(attempt: Attempt): void;
  /** A view threw, or was found at fault. */
  failed(attempt: Attempt, kind: ErrorKind, error: unknown): void;
  /** Tries again with everything made anew: the remote if one was wanted, else the legacy view. */
  retry(): void;
  /** Goes back to the old view at once and stays there until `retry` or a new page. `note`: why, in their words. */
  chooseLegacy(note?: string): void;
  /** The page is being left (`pagehide`): an unfinished loading is not the remote's fault. */
  leaving(): void;
  /** Takes everything down. `start` begins anew. */
  stop(): void;
}
