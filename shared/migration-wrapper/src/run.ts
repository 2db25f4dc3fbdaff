import type { Attempt, OwnAttempt } from './attempt.ts';
import { type Clock, createTimers } from './clock.ts';
import type { ControllerOptions } from './controller-options.ts';
import { attemptLimits, deadlineMarks, TooLateError } from './deadline.ts';
import type { Decision } from './decision.ts';
import type { WrapperEventBody } from './events.ts';
import type { FlipQueue } from './flip-queue.ts';
import { runHandOver } from './hand-over.ts';
import { createLegacySource } from './legacy-source.ts';
import { NoViewError } from './no-view-error.ts';
import {
  type FailureReason,
  isVersionAtFault,
  type LegacyReason,
  type RemoteReason,
  reasonOfLoadError,
} from './reasons.ts';
import type { Stage } from './stage.ts';
import type { Shown } from './state.ts';

/** A killed remote stays on the screen for so long while the legacy code is fetched: better than nothing to type in. */
const KILL_GRACE_MS = 1000;

/** What a runner works with. */
export interface RunnerParts<R, L> {
  readonly options: ControllerOptions<R, L>;
  readonly clock: Clock;
  readonly stage: Stage<Shown<R, L>>;
  readonly flips: FlipQueue;
  readonly emit: (body: WrapperEventBody) => void;
  /** Runs a step of several changes as one change of the state. */
  readonly step: (action: () => void) => void;
}

/**
 * Takes a feature from a decision to a view that works, within one deadline.
 *
 *     begin(decision) ─ remote ─→ tryRemote ─ loaded, handed over ─→ on the screen ─ ready ─→ ready
 *           │                       ↑   │ error, or a mark has passed      │ error              │ error
 *           │     last good version │   ↓                                  ↓                    ↓
 *           │                       └─ giveUp ←─────────────────────────────────────────────────┘
 *           │                           │ no other version, or no time for it
 *           └──── legacy ─→ goLegacy ←──┘ ─ loaded, handed over ─→ legacy
 *                              └ the legacy view cannot be had, throws, or is gone ─→ failed, unless a remote is still there
 */
export function createRunner<R, L>(parts: RunnerParts<R, L>) {
  const { options, clock, stage, flips, emit, step } = parts;
  const { feature, marker, failures, handOverMs = 1000 } = options;
  const marks = deadlineMarks(options.deadlineMs);
  const timers = createTimers(clock);
  const legacySource = options.loadLegacy && createLegacySource(options.loadLegacy);

  /** `usedMs` of the deadline are gone at the start; no version in `tried` is tried again. */
  let run = { startedAt: clock.now(), usedMs: 0, isUrgent: false, tried: new Set<string>() };
  let attemptStartedAt = clock.now();
  let lastShown: Attempt | undefined;
  let hasFailed = false;
  let lastError: unknown;

  const sinceAttempt = () => clock.now() - attemptStartedAt;
  const msUntil = (markMs: number) => markMs - run.usedMs - (clock.now() - run.startedAt);
  const at = (name: string, markMs: number, action: () => void) =>
    timers.set(name, msUntil(markMs), () => step(action));

  /** Follows a decision. An urgent one, as a kill is, swaps even if the person is writing when the new view is loaded. */
  function begin(decision: Decision, isUrgent = decision.reason === 'killed'): void {
    flips.drop();
    run = { startedAt: clock.now(), usedMs: 0, isUrgent, tried: new Set() };
    lastError = undefined;
    follow(decision);
  }

  /** Goes for the view of a decision, within what is left of the deadline. */
  function follow(decision: Decision): void {
    if (decision.view === 'remote') tryRemote(decision.version, decision.reason);
    else goLegacy(decision.reason);
  }

  function tryRemote(version: string, reason: RemoteReason): void {
    clearTheWay();
    const isChosen = run.tried.size === 0;
    run.tried.add(version);
    marker.set(feature, version);
    const attempt = stage.expect('remote', version, reason);
    const hasNext = isChosen && nextVersion() !== undefined;
    const limits = attemptLimits(marks, { isChosen, hasNext, hasLegacy: legacySource !== undefined });
    const tooLate = (what: string, limitMs: number) =>
      new TooLateError(`Version ${version} of ${feature} was not ${what}`, limitMs);
    at('legacy', marks.legacyFetchMs, () => legacySource?.prefetch());
    at('loaded', limits.loadedByMs, () =>
      giveUp(attempt, 'load-timeout', tooLate('loaded', limits.loadedByMs)),
    );
    at('ready', limits.readyByMs, () => giveUp(attempt, 'not-ready', tooLate('ready', limits.readyByMs)));
    const load = async () => {
      const remote = await options.loadRemote({ version, signal: attempt.signal, attempt });
      return { view: 'remote', remote, attempt } as const;
    };
    const target = { view: 'remote', reason, version } as const;
    bring(attempt, target, load, (error) => giveUp(attempt, reasonOfLoadError(error), error));
  }

  function goLegacy(reason: LegacyReason): void {
    clearTheWay();
    if (stage.onScreen?.attempt.view === 'legacy') {
      stay(reason);
      return;
    }
    if (!legacySource) {
      withoutLegacy(reason);
      return;
    }
    const attempt = stage.expect('legacy', undefined, reason);
    const target = { view: 'legacy', reason } as const;
    const tooLate = new TooLateError(`The legacy view of ${feature} was not loaded`, marks.deadlineMs);
    at('loaded', marks.deadlineMs, () => legacyMissing(attempt, target, tooLate, false));
    // Outside a step: taking down has to be seen at once.
    if (reason === 'killed') timers.set('kill', KILL_GRACE_MS, () => void stage.takeDown());
    const load = async () => ({ view: 'legacy', legacy: await legacySource.get(), attempt }) as const;
    bring(attempt, target, load, (error) => legacyMissing(attempt, target, error, true));
  }

  /** Where no legacy view is left: what is on the screen stays, else the last good version, else the page that explains. */
  function withoutLegacy(reason: LegacyReason): void {
    const next = run.tried.size === 0 ? nextVersion() : undefined;
    if (stage.onScreen) stay(reason);
    else if (next !== undefined) tryRemote(next, 'last-good');
    else {
      lastError ??= new NoViewError(feature, reason);
      fail(lastError);
    }
  }

  /** Ends whatever was under way: timers, the marker, and a remote on the screen that never became usable. */
  function clearTheWay(): void {
    timers.clearAll();
    marker.clear(feature);
    hasFailed = false;
    if (stage.onScreen && !stage.onScreen.isReady) stage.remove(stage.onScreen.attempt);
  }

  function bring(
    attempt: OwnAttempt,
    target: Decision,
    load: () => Promise<Shown<R, L>>,
    onLoadFailed: (error: unknown) => void,
  ): void {
    attemptStartedAt = clock.now();
    emit({ type: 'loading', attempt });
    const isReadyAtOnce = attempt.view === 'legacy';
    const handOver = () => handOverTo(attempt);
    const onLoaded = () => step(() => loaded(attempt, target));
    stage.deliver(attempt, { load, handOver, onLoaded, isReadyAtOnce }).then(
      (outcome) => {
        if (outcome === 'shown') step(() => shown(attempt, target));
        if (outcome === 'late') late(attempt, 'code');
      },
      (error) => {
        if (!stage.isLive(attempt)) return late(attempt, 'error', error);
        emit({ type: 'error', attempt, kind: 'load', error });
        step(() => onLoadFailed(error));
      },
    );
  }

  async function handOverTo(attempt: Attempt): Promise<void> {
    const hook = attempt.view === 'remote' ? options.beforeRemote : options.beforeLegacy;
    if (!hook) return;
    const result = await runHandOver(hook, { clock, limitMs: handOverMs, signal: attempt.signal });
    emit({ type: 'handed-over', attempt, result });
  }

  function loaded(attempt: Attempt, target: Decision): void {
    timers.clear('loaded');
    emit({ type: 'loaded', attempt, ms: sinceAttempt() });
    // The person began to write while the code was on its way: another moment will do.
    if (stage.onScreen && !run.isUrgent && flips.isDirtySince(run.startedAt)) postpone(attempt, target);
  }

  /** Leaves the view on the screen where it is, and the flip to a later safe point. */
  function postpone(attempt: Attempt, target: Decision): void {
    clearTheWay();
    stage.remove(attempt);
    flips.hold(target);
    emit({ type: 'flip-pending', decision: target });
  }

  function shown(attempt: OwnAttempt, { reason }: Decision): void {
    if (lastShown && (lastShown.view !== attempt.view || lastShown.version !== attempt.version)) {
      emit({ type: 'swapped', from: lastShown, to: attempt, reason });
    }
    lastShown = attempt;
    if (attempt.view === 'legacy') {
      clearTheWay();
      emit({ type: 'ready', attempt, ms: sinceAttempt() });
    }
    flips.setDirty(false);
  }

  function ready(attempt: Attempt): void {
    const { onScreen } = stage;
    if (!stage.isLive(attempt)) late(attempt, 'ready');
    if (onScreen?.attempt !== attempt || onScreen.isReady || attempt.version === undefined) return;
    stage.markReady();
    clearTheWay();
    failures.succeeded(feature, attempt.version);
    emit({ type: 'ready', attempt, ms: sinceAttempt() });
  }

  /** Ends an attempt at the remote that failed, and goes on to what comes instead. */
  function giveUp(attempt: Attempt, reason: FailureReason, error: unknown): void {
    const wasReady = stage.onScreen?.attempt === attempt && stage.onScreen.isReady;
    stage.remove(attempt);
    lastError = error;
    if (attempt.version !== undefined && isVersionAtFault(reason)) {
      failures.failed(feature, attempt.version, reason);
    }
    emit({ type: 'fell-back', reason, attempt, error });
    legacySource?.prefetch();
    if (stage.coming) return; // what it was to be replaced by is on its way already
    // It worked for a while: a new run, in which the chosen version has had its time.
    if (wasReady) run = { ...run, startedAt: clock.now(), usedMs: marks.chosenUntilMs };
    // Whoever has, or just had, a view that works gets the flip with a deadline of its own.
    if (flips.pending && (wasReady || stage.onScreen)) begin(flips.pending);
    else followNext(attempt, reason);
  }

  /**
   * Goes on within the time that is left: to the flip that waited for the failed attempt, the last good version, or
   * the legacy view. A flip to a remote for which there is no time any more comes when the legacy view is there.
   */
  function followNext(failed: Attempt, reason: FailureReason): void {
    const { pending } = flips;
    const isInTime = msUntil(marks.remoteUntilMs) > 0;
    const next = isInTime ? nextVersion(failed.version) : undefined;
    if (pending && (pending.view === 'legacy' || (isInTime && !run.tried.has(pending.version)))) {
      flips.drop();
      follow(pending);
    } else if (next !== undefined) tryRemote(next, 'last-good');
    else if (stage.onScreen?.attempt.view === 'remote') stay('last-good');
    else goLegacy(reason);
  }

  /** Keeps the view that is on the screen, for this reason, whatever was to follow it. */
  function stay(reason: RemoteReason | LegacyReason): void {
    clearTheWay();
    if (stage.coming) stage.remove(stage.coming.attempt);
    stage.explain(reason);
  }

  /** The last good version, unless it was tried in this run or is on the screen. */
  function nextVersion(...except: (string | undefined)[]): string | undefined {
    const versions = [...run.tried, stage.onScreen?.attempt.version, ...except];
    return failures.lastGood(
      feature,
      versions.filter((version) => version !== undefined),
    );
  }

  /** The legacy view cannot be had (`isFinal`), or not in time; then it still takes its place when it comes. */
  function legacyMissing(attempt: Attempt, target: Decision, error: unknown, isFinal: boolean): void {
    lastError = error;
    // Except for a kill, a remote that works is better than no view.
    if (stage.onScreen && target.reason !== 'killed') postpone(attempt, target);
    else {
      if (isFinal) stage.remove(attempt);
      fail(error);
    }
  }

  /** The legacy view threw. */
  function legacyBroke(attempt: Attempt, error: unknown): void {
    stage.remove(attempt);
    lastError = error;
    legacySource?.reset();
    if (stage.coming) return;
    if (flips.pending) begin(flips.pending);
    else fail(error);
  }

  function fail(error: unknown): void {
    clearTheWay();
    if (stage.onScreen) stage.remove(stage.onScreen.attempt);
    hasFailed = true;
    emit({ type: 'failed', error });
  }

  function late(attempt: Attempt, what: 'code' | 'ready' | 'error', error?: unknown): void {
    if (error !== undefined && error === attempt.signal.reason) return; // it obeyed the signal
    emit({ type: 'fenced-late-arrival', attempt, what, error });
  }

  /** Takes everything down, in good order. */
  function end(): void {
    clearTheWay();
    if (stage.coming) stage.remove(stage.coming.attempt);
    void stage.takeDown();
    lastShown = undefined;
  }

  return {
    begin,
    stay,
    ready,
    giveUp,
    legacyBroke,
    late,
    end,
    /** Makes the next load of the legacy view a new one. */
    resetLegacy: () => legacySource?.reset(),
    /** For the state: no view can be shown; what went wrong last; when the run began. */
    get report() {
      return { hasFailed, error: lastError, startedAt: run.startedAt };
    },
  };
}
