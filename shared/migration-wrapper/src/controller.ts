import type { Attempt } from './attempt.ts';
import { systemClock } from './clock.ts';
import type { ControllerOptions, FeatureController } from './controller-options.ts';
import { type Decision, isSameDecision } from './decision.ts';
import { createErrorTally, type ErrorKind, errorConsequence } from './error-kind.ts';
import { guarded, type WrapperEvent, type WrapperEventBody } from './events.ts';
import { createFlipQueue } from './flip-queue.ts';
import { isFailureReason, type Reason } from './reasons.ts';
import { createRunner } from './run.ts';
import { createStage } from './stage.ts';
import { deriveState, isSameState, type Shown, type WrapperState } from './state.ts';
import { createStore } from './store.ts';

/**
 * Creates the state machine of one feature. This file hears what the world says (decisions, the person, the views);
 * `run.ts` takes a decision to a view within the deadline; `stage.ts` lets one view follow another. No DOM and no
 * framework: `getState` and `subscribe` are all that an adapter needs.
 */
export function createFeatureController<R, L>(options: ControllerOptions<R, L>): FeatureController<R, L> {
  const { feature, marker, failures, clock = systemClock } = options;
  const stage = createStage<Shown<R, L>>(() => step(() => {}));
  const flips = createFlipQueue({
    clock,
    idleMs: options.idleMs,
    apply: (next) => step(() => run.begin(next)),
  });
  const run = createRunner({ options, clock, stage, flips, emit, step });

  /** The newest decision heard. */
  let decision = options.decision;
  let isStopped = true;
  let hasChosenLegacy = false;
  let depth = 0;
  const events: WrapperEvent[] = [];
  const tally = createErrorTally(clock.now);

  const store = createStore<WrapperState<R, L>>(derive(), guarded);

  function derive(): WrapperState<R, L> {
    const { hasFailed, error } = run.report;
    const facts = { feature, decision, pendingDecision: flips.pending, error, isStopped, hasFailed };
    return deriveState(facts, stage);
  }

  /** Whoever watches sees the state, and hears of events, after a step; never in the midst of it. */
  function step(action: () => void): void {
    depth += 1;
    try {
      action();
    } finally {
      depth -= 1;
      if (depth === 0) settle();
    }
  }

  function settle(): void {
    const state = derive();
    if (!isSameState(state, store.get())) store.set(state);
    for (const event of events.splice(0)) guarded(() => options.onEvent?.(event));
  }

  function emit(body: WrapperEventBody): void {
    const at = clock.now();
    events.push({ ...body, feature, at, sinceStartMs: at - run.report.startedAt });
    if (depth === 0) settle();
  }

  function start(): void {
    if (!isStopped) return;
    isStopped = false;
    emit({ type: 'decided', decision, isFirst: true });
    run.begin(unlessUnfinished(decision));
  }

  /** A page that died while loading this version is not made to die again. */
  function unlessUnfinished(wanted: Decision): Decision {
    const version = marker.unfinished(feature);
    if (version === undefined) return wanted;
    marker.clear(feature);
    failures.failed(feature, version, 'did-not-finish');
    emit({ type: 'did-not-finish', version });
    if (wanted.view === 'legacy' || wanted.version !== version) return wanted;
    return { view: 'legacy', reason: 'did-not-finish', version };
  }

  function decisionChanged(next: Decision): void {
    if (isSameDecision(next, decision)) return;
    decision = next;
    if (isStopped) return;
    emit({ type: 'decided', decision });
    if (hasChosenLegacy && next.view === 'remote') return;
    const { coming, onScreen } = stage;
    const heading = coming ?? onScreen;
    if (next.reason === 'killed' || !heading) run.begin(next);
    else if (isMereQuarantine(next, heading)) flips.drop();
    else if (isFor(next, heading.attempt)) {
      flips.drop();
      stage.explain(next.reason);
    } else if (onScreen?.isReady && isFor(next, onScreen.attempt)) {
      flips.drop();
      run.stay(next.reason);
    } else if (!onScreen) run.begin(next);
    else {
      flips.offer(next);
      if (flips.pending) emit({ type: 'flip-pending', decision: next });
    }
  }

  /** Whether a decision asks for the very view of an attempt. */
  function isFor(next: Decision, { view, version }: Attempt): boolean {
    return next.view === view && (view === 'legacy' || next.version === version);
  }

  /**
   * A quarantine keeps a version from being started. It does not take away one that works here, and where it merely
   * follows from the failure seen here, it would only hide the better reason.
   */
  function isMereQuarantine(next: Decision, heading: { attempt: Attempt; reason: Reason }): boolean {
    if (next.reason !== 'quarantined') return false;
    return next.version === heading.attempt.version || isFailureReason(heading.reason);
  }

  function failed(attempt: Attempt, kind: ErrorKind, error: unknown): void {
    if (!stage.isLive(attempt)) {
      run.late(attempt, 'error', error);
      return;
    }
    emit({ type: 'error', attempt, kind, error });
    const consequence = errorConsequence[kind];
    if (consequence === 'reported') return;
    const isMany = consequence === 'counts' && attempt.view === 'remote' && tally.add(attempt);
    if (consequence === 'counts' && !isMany) return;
    if (attempt.view === 'legacy') run.legacyBroke(attempt, error);
    else run.giveUp(attempt, consequence === 'counts' ? 'repeated-errors' : consequence, error);
  }

  function chooseLegacy(note?: string): void {
    if (isStopped) return;
    emit({ type: 'chose-legacy', note });
    hasChosenLegacy = true;
    run.begin({ view: 'legacy', reason: 'by-choice' }, true);
  }

  function retry(): void {
    if (isStopped) return;
    hasChosenLegacy = false;
    run.resetLegacy();
    const { view, version } = decision;
    const isRemoteKept = view === 'legacy' && version !== undefined;
    run.begin(isRemoteKept ? { view: 'remote', reason: 'retried', version } : decision, true);
  }

  function stop(): void {
    flips.drop();
    run.end();
    isStopped = true;
    hasChosenLegacy = false;
  }

  return {
    feature,
    getState: store.get,
    subscribe: store.subscribe,
    start: () => step(start),
    decisionChanged: (next) => step(() => decisionChanged(next)),
    atSafePoint: () => step(() => flips.pending && run.begin(flips.pending, true)),
    setDirty: (attempt, isDirty) => {
      if (stage.onScreen?.attempt === attempt) flips.setDirty(isDirty);
    },
    inputSeen: flips.inputSeen,
    ready: (attempt) => step(() => run.ready(attempt)),
    failed: (attempt, kind, error) => step(() => failed(attempt, kind, error)),
    retry: () => step(retry),
    chooseLegacy: (note) => step(() => chooseLegacy(note)),
    leaving: () => marker.clear(feature),
    stop: () => step(stop),
  };
}
