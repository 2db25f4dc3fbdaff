import type { Attempt } from './attempt.ts';
import type { Decision } from './decision.ts';
import type { ErrorKind } from './error-kind.ts';
import type { HandOverOutcome } from './hand-over.ts';
import type { FailureReason, Reason } from './reasons.ts';

/** What happened. Times are milliseconds. */
export type WrapperEventBody =
  /** A decision was heard: the first one, with which the feature comes onto the page, or a change. */
  | { readonly type: 'decided'; readonly decision: Decision; readonly isFirst?: true }
  /** A flip waits for a safe point. */
  | { readonly type: 'flip-pending'; readonly decision: Decision }
  | { readonly type: 'loading'; readonly attempt: Attempt }
  /** The code is here, `ms` after the attempt began. */
  | { readonly type: 'loaded'; readonly attempt: Attempt; readonly ms: number }
  | { readonly type: 'handed-over'; readonly attempt: Attempt; readonly result: HandOverOutcome }
  /** A view, or version of it, took the place of another. */
  | { readonly type: 'swapped'; readonly from: Attempt; readonly to: Attempt; readonly reason: Reason }
  /** The view works, `ms` after the attempt began. */
  | { readonly type: 'ready'; readonly attempt: Attempt; readonly ms: number }
  /** A remote failed and gives way: to the last good version, the legacy view, or the view that is still there. */
  | {
      readonly type: 'fell-back';
      readonly reason: FailureReason;
      readonly attempt: Attempt;
      readonly error: unknown;
    }
  /** The person went back to the old view; `note` is their own word why. */
  | { readonly type: 'chose-legacy'; readonly note: string | undefined }
  /** The page died over this version the last time. */
  | { readonly type: 'did-not-finish'; readonly version: string }
  /** An error of a live attempt, whether it leads to a swap or not. */
  | {
      readonly type: 'error';
      readonly attempt: Attempt;
      readonly kind: ErrorKind | 'load';
      readonly error: unknown;
    }
  /** Something came from an attempt that is over, and was ignored. */
  | {
      readonly type: 'fenced-late-arrival';
      readonly attempt: Attempt;
      readonly what: 'code' | 'ready' | 'error';
      readonly error?: unknown;
    }
  /** No view can be shown. */
  | { readonly type: 'failed'; readonly error: unknown };

/** What happened, to which feature, and when: on the clock, and since the current run began. */
export type WrapperEvent = WrapperEventBody & {
  readonly feature: string;
  readonly at: number;
  readonly sinceStartMs: number;
};

/** Runs foreign code (listeners): what it throws reaches the page's error reporting, and nothing else breaks. */
export function guarded(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (typeof reportError === 'function') reportError(error);
    else console.error(error); // Node has no reportError
  }
}
