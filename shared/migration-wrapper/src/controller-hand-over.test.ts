import { describe, expect, it } from 'vitest';
import type { ControllerOptions } from './controller-options.ts';
import { createHarness, flagOff, remote } from './testing/harness.ts';

const never = () => new Promise<void>(() => {});
const fails = () => Promise.reject(new Error('store'));
const throws = () => {
  throw new Error('at once');
};

describe('the hand-over', () => {
  it('runs while the code loads when no view is on the screen', async () => {
    const order: string[] = [];
    const h = createHarness({ beforeRemote: () => void order.push('absorb') });
    h.controller.start();
    expect(order).toEqual(['absorb']);
    await h.remoteArrives();
    expect(h.brief()).toBe('remote mounting flag-on');
    expect(order).toEqual(['absorb']);
  });

  it('waits in a flip until the old view is gone, and its attempt is fenced off only then', async () => {
    const seen: unknown[] = [];
    const h = createHarness({
      decision: flagOff,
      beforeRemote: () => void seen.push({ shown: h.state().shown, isOldOver: old.signal.aborted }),
    });
    await h.legacyIsShown();
    const old = h.shownAttempt();
    h.controller.decisionChanged(remote());
    await h.clock.advance(200);
    expect(seen).toEqual([]);
    const signals: boolean[] = [];
    h.controller.subscribe(() => signals.push(old.signal.aborted));
    await h.remoteArrives();
    expect(seen).toEqual([{ shown: undefined, isOldOver: true }]);
    expect(signals[0]).toBe(false);
  });

  it.each<[string, ControllerOptions<string, string>['beforeRemote'], string, number]>([
    ['rejects', fails, 'failed', 0],
    ['throws', throws, 'failed', 0],
    ['hangs', never, 'timed-out', 1000],
  ])('that %s is reported and does not block the view', async (_what, hook, outcome, afterMs) => {
    const h = createHarness({ beforeRemote: hook, beforeLegacy: hook });
    h.controller.start();
    await h.remoteArrives();
    await h.clock.advance(afterMs);
    expect(h.brief()).toBe('remote mounting flag-on');
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    await h.legacyArrives();
    await h.clock.advance(afterMs);
    expect(h.brief()).toBe('legacy legacy render-error');
    const results = h.events.filter((event) => event.type === 'handed-over');
    expect(results.map(({ attempt, result }) => [attempt.view, result.outcome])).toEqual([
      ['remote', outcome],
      ['legacy', outcome],
    ]);
  });

  it('does not push the legacy view past the deadline', async () => {
    const h = createHarness({ beforeRemote: never, beforeLegacy: never });
    h.failures.succeeded('chat', '1.0.0');
    h.controller.start();
    await h.clock.advance(4999);
    await h.legacyArrives();
    await h.clock.advance(1);
    expect(h.brief()).toBe('legacy legacy load-timeout');
  });
});
