import { type Attempt, createAttempt, type OwnAttempt } from './attempt.ts';
import type { View } from './decision.ts';
import type { Reason } from './reasons.ts';

/** The view on the screen, with what it was made of. */
export interface OnScreen<C> {
  readonly attempt: OwnAttempt;
  readonly content: C;
  readonly reason: Reason;
  readonly isReady: boolean;
}

/** The view that is to come. */
export interface Coming {
  readonly attempt: OwnAttempt;
  readonly reason: Reason;
  /** Its code is here. */
  readonly isLoaded: boolean;
}

/** How a view comes onto the stage. */
export interface Delivery<C> {
  readonly load: (attempt: Attempt) => Promise<C>;
  /** Carries the session over; must not reject. */
  readonly handOver: (attempt: Attempt) => Promise<void>;
  /** The code is here, in time. May still remove the attempt, if this is no moment to take the old view down. */
  readonly onLoaded: () => void;
  readonly isReadyAtOnce: boolean;
}

/**
 * What is on the screen and what is to come: one of each at most, and nobody else is live. Knows how views follow each
 * other, not which or why.
 */
export interface Stage<C> {
  readonly onScreen: OnScreen<C> | undefined;
  readonly coming: Coming | undefined;
  isLive(attempt: Attempt): boolean;
  /** Makes a new attempt the one to come; whichever was to come is fenced off. */
  expect(view: View, version: string | undefined, reason: Reason): OwnAttempt;
  /**
   * Brings the expected view: loads, takes the old view down, hands the session over, shows. Resolves with `late` when
   * the code came for an attempt that was over, `dropped` when the attempt ended later. Rejects when loading fails.
   */
  deliver(attempt: OwnAttempt, delivery: Delivery<C>): Promise<'shown' | 'late' | 'dropped'>;
  markReady(): void;
  /** Gives another reason for the view that comes, or else for the one on the screen. */
  explain(reason: Reason): void;
  /** Takes the view on the screen down in good order: it may still clean up, then it is fenced off. */
  takeDown(): Promise<void>;
  /** Fences an attempt off at once and takes it from the stage. */
  remove(attempt: Attempt): void;
}

/** Creates an empty stage. `onChange` is called after each change of what is on it. */
export function createStage<C>(onChange: () => void): Stage<C> {
  let lastId = 0;
  let onScreen: OnScreen<C> | undefined;
  let coming: Coming | undefined;

  async function takeDown(): Promise<void> {
    if (!onScreen) return;
    const { attempt } = onScreen;
    onScreen = undefined;
    onChange();
    await viewIsGone();
    attempt.fence();
  }

  function remove(attempt: Attempt): void {
    for (const entry of [coming, onScreen]) if (entry?.attempt === attempt) entry.attempt.fence();
    if (coming?.attempt === attempt) coming = undefined;
    if (onScreen?.attempt === attempt) onScreen = undefined;
    onChange();
  }

  return {
    get onScreen() {
      return onScreen;
    },
    get coming() {
      return coming;
    },
    isLive: (attempt) => onScreen?.attempt === attempt || coming?.attempt === attempt,
    expect(view, version, reason) {
      coming?.attempt.fence();
      lastId += 1;
      coming = { attempt: createAttempt(lastId, view, version), reason, isLoaded: false };
      onChange();
      return coming.attempt;
    },
    async deliver(attempt, { load, handOver, onLoaded, isReadyAtOnce }) {
      const isExpected = () => coming?.attempt === attempt;
      const loading = load(attempt);
      // With no view on the screen that could still write, the session comes along while the code does.
      let handedOver = onScreen ? undefined : handOver(attempt);
      const content = await loading;
      if (!isExpected() || !coming) return 'late';
      coming = { ...coming, isLoaded: true };
      onLoaded();
      if (!isExpected()) return 'dropped';
      if (onScreen) await takeDown();
      else onChange();
      handedOver ??= isExpected() ? handOver(attempt) : undefined;
      await handedOver;
      if (!isExpected() || !coming) return 'dropped';
      onScreen = { attempt, content, reason: coming.reason, isReady: isReadyAtOnce };
      coming = undefined;
      onChange();
      return 'shown';
    },
    markReady() {
      if (!onScreen) return;
      onScreen = { ...onScreen, isReady: true };
      onChange();
    },
    explain(reason) {
      if (coming) coming = { ...coming, reason };
      else if (onScreen) onScreen = { ...onScreen, reason };
      onChange();
    },
    takeDown,
    remove,
  };
}

/**
 * Two turns of the microtask queue: React takes a view down in the first, and a root of its own within that view goes
 * in the second. No timer, since those of a hidden tab are slow.
 */
async function viewIsGone(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}
