import type { Attempt } from './attempt.ts';
import type { Decision, View } from './decision.ts';
import type { Reason } from './reasons.ts';
import type { Stage } from './stage.ts';

/** The remote on the screen: what its loader gave, and the attempt that brought it. */
export interface ShownRemote<R> {
  readonly view: 'remote';
  readonly remote: R;
  readonly attempt: Attempt;
}

/** The legacy view on the screen. */
export interface ShownLegacy<L> {
  readonly view: 'legacy';
  readonly legacy: L;
  readonly attempt: Attempt;
}

/** The one view that is on the screen; the same object for as long as it is. */
export type Shown<R, L> = ShownRemote<R> | ShownLegacy<L>;

/** What holds in every phase. */
export interface StateCommon {
  readonly feature: string;
  /** The newest decision that was heard, followed or not. */
  readonly decision: Decision;
  /** A flip that waits for a safe point; `atSafePoint()` applies it. */
  readonly pendingDecision: Decision | undefined;
  /** Of the view on the screen, or of the one that comes when there is none. */
  readonly view: View;
  /** Why that view. */
  readonly reason: Reason;
  /** What went wrong last, if that is why the view is as it is. */
  readonly error: unknown;
}

/**
 * The state of a feature.
 * - `deciding`: not started, or stopped.
 * - `loading`: code is on its way; `shown` is the view that stays meanwhile, as in a flip.
 * - `mounting`: the remote's code is here; not shown while the session is handed over, then shown but not yet ready.
 * - `ready`: the remote works. `legacy`: the legacy view is on the screen.
 * - `failed`: there is no view at all; `error` says why. A legacy view that was only late still takes its place.
 */
export type WrapperState<R, L> = StateCommon &
  (
    | { readonly phase: 'deciding'; readonly shown: undefined }
    | { readonly phase: 'loading'; readonly shown: Shown<R, L> | undefined }
    | { readonly phase: 'mounting'; readonly shown: ShownRemote<R> | undefined }
    | { readonly phase: 'ready'; readonly shown: ShownRemote<R> }
    | { readonly phase: 'legacy'; readonly shown: ShownLegacy<L> }
    | { readonly phase: 'failed'; readonly shown: undefined }
  );

export type Phase = WrapperState<unknown, unknown>['phase'];

/**
 * Derives the state from what is on the stage, so that the two cannot disagree. With `isStopped` nothing is; with
 * neither a view nor (in time) one to come, the state is `failed`.
 */
export function deriveState<R, L>(
  facts: Omit<StateCommon, 'view' | 'reason'> & { isStopped: boolean; hasFailed: boolean },
  stage: Pick<Stage<Shown<R, L>>, 'onScreen' | 'coming'>,
): WrapperState<R, L> {
  const { isStopped, hasFailed, ...rest } = facts;
  const { onScreen, coming } = stage;
  if (isStopped) {
    const { view, reason } = facts.decision;
    return { ...rest, view, reason, phase: 'deciding', shown: undefined };
  }
  if (onScreen) {
    const { content: shown, reason, isReady } = onScreen;
    const common = { ...rest, view: shown.view, reason };
    if (coming) return { ...common, phase: 'loading', shown };
    if (shown.view === 'legacy') return { ...common, phase: 'legacy', shown };
    return { ...common, phase: isReady ? 'ready' : 'mounting', shown };
  }
  if (hasFailed || !coming) {
    return { ...rest, view: 'legacy', reason: 'legacy-failed', phase: 'failed', shown: undefined };
  }
  const common = { ...rest, view: coming.attempt.view, reason: coming.reason };
  const isMounting = coming.isLoaded && coming.attempt.view === 'remote';
  return { ...common, phase: isMounting ? 'mounting' : 'loading', shown: undefined };
}

/** Whether nothing that a watcher could see has changed. */
export function isSameState<R, L>(a: WrapperState<R, L>, b: WrapperState<R, L>): boolean {
  const keys = ['phase', 'view', 'reason', 'error', 'decision', 'pendingDecision'] as const;
  return keys.every((key) => a[key] === b[key]) && a.shown?.attempt === b.shown?.attempt;
}
