import { type Clock, createTimers } from './clock.ts';
import type { Decision } from './decision.ts';

/** Holds a flip back until a safe point, so that nobody loses what they are at. */
export interface FlipQueue {
  readonly pending: Decision | undefined;
  /** Whether the person, since this moment of the clock, has been at something that is not saved. */
  isDirtySince(time: number): boolean;
  /** Applies the flip at once if nothing is dirty, else holds it; a newer one replaces it. */
  offer(decision: Decision): void;
  /** Holds the flip until the next safe point even if nothing is dirty; input or not, not before `idleMs` from now. */
  hold(decision: Decision): void;
  /** The view's own word on whether unsaved work would suffer; its going clean is a safe point. */
  setDirty(isDirty: boolean): void;
  /** Key, pointer or other input by the person. */
  inputSeen(): void;
  drop(): void;
}

/** Creates a queue of one. `idleMs` without input is a safe point too: 60 s by default. */
export function createFlipQueue(options: {
  clock: Clock;
  apply: (decision: Decision) => void;
  idleMs?: number | undefined;
}): FlipQueue {
  const { clock, apply, idleMs = 60_000 } = options;
  const timers = createTimers(clock);
  let pending: Decision | undefined;
  let isDirty = false;
  let lastInputAt = clock.now();

  function release(): void {
    const decision = pending;
    drop();
    if (decision) apply(decision);
  }
  function drop(): void {
    timers.clear('idle');
    pending = undefined;
  }
  function holdFor(ms: number, decision: Decision): void {
    pending = decision;
    timers.set('idle', ms, release);
  }
  function inputSeen(): void {
    lastInputAt = clock.now();
    if (pending) holdFor(idleMs, pending);
  }
  return {
    get pending() {
      return pending;
    },
    isDirtySince: (time) => isDirty && lastInputAt >= time,
    hold: (decision) => holdFor(idleMs, decision),
    drop,
    inputSeen,
    offer(decision) {
      if (isDirty) return holdFor(idleMs - (clock.now() - lastInputAt), decision);
      drop();
      apply(decision);
    },
    setDirty(next) {
      const wasDirty = isDirty;
      isDirty = next;
      if (next) inputSeen();
      else if (wasDirty) release();
    },
  };
}
