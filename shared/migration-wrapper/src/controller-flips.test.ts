import { describe, expect, it } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { createHarness, flagOff, killed, remote } from './testing/harness.ts';

const quarantined = { view: 'legacy', reason: 'quarantined', version: '2.0.0' } as const;

describe('a flip', () => {
  it('to legacy is followed at once when nothing is dirty, keeping the old view until the new one is here', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    const { signal } = h.shownAttempt();
    h.controller.decisionChanged(flagOff);
    expect(h.state()).toMatchObject({ phase: 'loading', view: 'remote', shown: { view: 'remote' } });
    expect(signal.aborted).toBe(false);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy flag-off');
    expect(signal.aborted).toBe(true);
    expect(h.events.find((event) => event.type === 'swapped')).toMatchObject({
      from: { view: 'remote' },
      to: { view: 'legacy' },
      reason: 'flag-off',
    });
  });

  it('to the remote keeps the legacy view until the new one is here', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    h.controller.decisionChanged(remote());
    expect(h.state()).toMatchObject({ phase: 'loading', view: 'legacy', reason: 'flag-off' });
    await h.remoteArrives();
    expect(h.brief()).toBe('remote mounting flag-on');
  });

  it('that fails to load leaves the very same legacy view where it is', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    const before = h.shownAttempt();
    h.controller.decisionChanged(remote());
    h.remoteCall().reject(new Error('refused'));
    await h.clock.advance(0);
    expect(h.brief()).toBe('legacy legacy load-failed');
    expect(h.shownAttempt()).toBe(before);
    expect(before.signal.aborted).toBe(false);
  });

  it('to another version that fails leaves the version where it is', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    const before = h.shownAttempt();
    h.controller.decisionChanged(remote('3.0.0'));
    h.remoteCall().reject(new Error('refused'));
    await h.clock.advance(0);
    expect(h.brief()).toBe('remote ready last-good');
    expect(h.shownAttempt()).toBe(before);
  });

  it('to another version swaps when that is here', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.decisionChanged(remote('3.0.0'));
    await h.remoteArrives();
    h.controller.ready(h.shownAttempt());
    expect(h.brief()).toBe('remote ready flag-on');
    expect(h.shownAttempt().version).toBe('3.0.0');
  });

  it('goes on when the old view crashes meanwhile', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.decisionChanged(flagOff);
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    expect(h.state().shown).toBeUndefined();
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy flag-off');
    expect(h.eventTypes().filter((type) => type === 'loading')).toHaveLength(2);
  });

  it('never takes a working remote away for a legacy view that cannot be had; it tries again later', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.decisionChanged(flagOff);
    h.legacyCalls[0]?.reject(new Error('refused'));
    await h.clock.advance(0);
    expect(h.brief()).toBe('remote ready flag-on');
    expect(h.state().pendingDecision).toEqual(flagOff);
    await h.clock.advance(59_999);
    expect(h.legacyCalls).toHaveLength(1);
    await h.clock.advance(1);
    expect(h.legacyCalls).toHaveLength(2);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy flag-off');
  });
});

describe('a flip while something is dirty', () => {
  async function dirtyRemote() {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.setDirty(h.shownAttempt(), true);
    h.controller.decisionChanged(flagOff);
    expect(h.state().pendingDecision).toEqual(flagOff);
    expect(h.brief()).toBe('remote ready flag-on');
    return h;
  }

  it.each([
    ['a navigation', (h: ReturnType<typeof createHarness>) => h.controller.atSafePoint()],
    [
      'the view going clean',
      (h: ReturnType<typeof createHarness>) => h.controller.setDirty(h.shownAttempt(), false),
    ],
    ['60 s without input', (h: ReturnType<typeof createHarness>) => h.clock.advance(60_000)],
  ])('waits for %s', async (_what, safePoint) => {
    const h = await dirtyRemote();
    await safePoint(h);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy flag-off');
    expect(h.state().pendingDecision).toBeUndefined();
  });

  it('waits on while there is input', async () => {
    const h = await dirtyRemote();
    await h.clock.advance(59_000);
    h.controller.inputSeen();
    await h.clock.advance(59_999);
    expect(h.brief()).toBe('remote ready flag-on');
    await h.clock.advance(1);
    expect(h.state().phase).toBe('loading');
  });

  it('counts the time without input before the flip', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.setDirty(h.shownAttempt(), true);
    await h.clock.advance(50_000);
    h.controller.decisionChanged(flagOff);
    await h.clock.advance(10_000);
    expect(h.state().phase).toBe('loading');
  });

  it('is forgotten when it is taken back', async () => {
    const h = await dirtyRemote();
    h.controller.decisionChanged(remote());
    expect(h.state().pendingDecision).toBeUndefined();
    h.controller.setDirty(h.shownAttempt(), false);
    expect(h.brief()).toBe('remote ready flag-on');
  });

  it('does not wait when it is a kill', async () => {
    const h = await dirtyRemote();
    h.controller.decisionChanged(killed);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy killed');
  });

  it('takes effect when the remote crashes meanwhile', async () => {
    const h = await dirtyRemote();
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy flag-off');
  });

  it('to another version takes effect at once when the version on the screen crashes', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.setDirty(h.shownAttempt(), true);
    h.controller.decisionChanged(remote('3.0.0'));
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    expect(h.remoteCall().version).toBe('3.0.0');
    expect(h.state().pendingDecision).toBeUndefined();
  });

  it.each([
    ['the legacy view', flagOff, 'legacy loading flag-off'],
    ['another version, once the legacy view is there', remote('3.0.0'), 'legacy loading not-ready'],
  ])(
    'takes effect within the same deadline when the view was never ready: to %s',
    async (_to, next, then) => {
      const h = createHarness();
      h.controller.start();
      await h.remoteArrives();
      h.controller.setDirty(h.shownAttempt(), true);
      h.controller.decisionChanged(next);
      expect(h.brief()).toBe('remote mounting flag-on');
      await h.clock.advance(4000);
      expect(h.brief()).toBe(then);
      await h.legacyArrives();
      if (next.view === 'remote') await h.remoteArrives();
      expect(h.state().view).toBe(next.view);
      expect(h.state().pendingDecision).toBeUndefined();
    },
  );

  it('to another version goes on with it when the view fails early, before it was ever ready', async () => {
    const h = createHarness();
    h.controller.start();
    await h.remoteArrives();
    h.controller.setDirty(h.shownAttempt(), true);
    h.controller.decisionChanged(remote('3.0.0'));
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    expect(h.remoteCall().version).toBe('3.0.0');
    await h.clock.advance(4000);
    expect(h.brief()).toBe('legacy loading load-timeout');
  });

  it('waits as well when the person begins to write while the new view loads', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    const before = h.shownAttempt();
    h.controller.decisionChanged(remote());
    h.controller.setDirty(before, true);
    await h.remoteArrives();
    expect(h.brief()).toBe('legacy legacy flag-off');
    expect(h.shownAttempt()).toBe(before);
    expect(h.state().pendingDecision).toEqual(remote());
    h.controller.setDirty(before, false);
    await h.remoteArrives();
    expect(h.brief()).toBe('remote mounting flag-on');
  });
});

describe('a kill', () => {
  it('takes the remote down after a second even if the legacy code is slow', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    const { signal } = h.shownAttempt();
    h.controller.decisionChanged(killed);
    await h.clock.advance(999);
    expect(signal.aborted).toBe(false);
    await h.clock.advance(1);
    expect(h.state().shown).toBeUndefined();
    expect(signal.aborted).toBe(true);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy killed');
  });

  it('takes the remote down even if there is no legacy view', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.decisionChanged(killed);
    h.legacyCalls[0]?.reject(new Error('refused'));
    await h.clock.advance(0);
    expect(h.brief()).toBe('legacy failed legacy-failed');
  });

  it('ends a loading', async () => {
    const h = createHarness();
    h.controller.start();
    h.controller.decisionChanged(killed);
    expect(h.remoteCall().attempt.signal.aborted).toBe(true);
    await h.legacyArrives();
    await h.remoteArrives();
    expect(h.brief()).toBe('legacy legacy killed');
  });
});

describe('flips in a row', () => {
  it('on and off within a second ends where it began, without a remount', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    const before = h.shownAttempt();
    h.controller.decisionChanged(remote());
    await h.clock.advance(300);
    h.controller.decisionChanged(flagOff);
    await h.remoteArrives();
    expect(h.brief()).toBe('legacy legacy flag-off');
    expect(h.shownAttempt()).toBe(before);
    expect(h.remoteCall().attempt.signal.aborted).toBe(true);
  });

  it('off and on within a second keeps the remote', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    const before = h.shownAttempt();
    h.controller.decisionChanged(flagOff);
    await h.clock.advance(300);
    h.controller.decisionChanged(remote());
    await h.legacyArrives();
    expect(h.brief()).toBe('remote ready flag-on');
    expect(h.shownAttempt()).toBe(before);
    expect(h.remoteCalls).toHaveLength(1);
  });

  it('during loading follows the last one', async () => {
    const h = createHarness();
    h.controller.start();
    h.controller.decisionChanged(flagOff);
    h.controller.decisionChanged(remote('3.0.0'));
    expect(h.remoteCall().version).toBe('3.0.0');
    await h.remoteArrives();
    expect(h.shownAttempt().version).toBe('3.0.0');
  });

  it('during the hand-over follows the last one', async () => {
    let finish = () => {};
    const h = createHarness({
      decision: flagOff,
      beforeRemote: () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    });
    await h.legacyIsShown();
    h.controller.decisionChanged(remote());
    await h.remoteArrives();
    expect(h.state()).toMatchObject({ phase: 'mounting', shown: undefined });
    h.controller.decisionChanged(flagOff);
    finish();
    await settle();
    expect(h.brief()).toBe('legacy legacy flag-off');
    expect(h.legacyCalls).toHaveLength(1);
  });
});

describe('decisions that change nothing', () => {
  it('ignores the same decision again, after a failure too', async () => {
    const h = createHarness();
    h.controller.start();
    h.remoteCall().reject(new Error('refused'));
    await h.clock.advance(0);
    await h.legacyArrives();
    h.controller.decisionChanged(remote());
    expect(h.brief()).toBe('legacy legacy load-failed');
    expect(h.remoteCalls).toHaveLength(1);
  });

  it('keeps the first reason when a quarantine follows from it', async () => {
    const h = createHarness();
    h.controller.start();
    h.remoteCall().reject(new Error('refused'));
    await h.clock.advance(0);
    await h.legacyArrives();
    h.controller.decisionChanged(quarantined);
    expect(h.brief()).toBe('legacy legacy load-failed');
    h.controller.decisionChanged(remote());
    expect(h.remoteCalls).toHaveLength(2);
  });

  it('does not take a working remote away because of a quarantine', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.decisionChanged(quarantined);
    expect(h.brief()).toBe('remote ready flag-on');
    expect(h.legacyCalls).toHaveLength(0);
  });

  it('changes only the reason when the view is the same', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    const before = h.shownAttempt();
    h.controller.decisionChanged(killed);
    expect(h.brief()).toBe('legacy legacy killed');
    expect(h.shownAttempt()).toBe(before);
  });
});

describe('the wish of the person', () => {
  it('goes back to the old view and stays there until a retry', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    h.controller.chooseLegacy('the font');
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy by-choice');
    expect(h.events.find((event) => event.type === 'chose-legacy')).toMatchObject({ note: 'the font' });
    expect(h.failures.facts('chat').quarantines).toEqual([]);
    h.controller.decisionChanged(remote('3.0.0'));
    expect(h.brief()).toBe('legacy legacy by-choice');
    h.controller.retry();
    expect(h.remoteCall().version).toBe('3.0.0');
  });

  it('tries a version that is quarantined', async () => {
    const h = createHarness({ decision: quarantined });
    await h.legacyIsShown();
    h.controller.retry();
    await h.remoteArrives();
    h.controller.ready(h.shownAttempt());
    expect(h.brief()).toBe('remote ready retried');
  });

  it('does not get a killed remote back by a retry', async () => {
    const h = createHarness({ decision: killed });
    await h.legacyIsShown();
    h.controller.retry();
    expect(h.remoteCalls).toHaveLength(0);
    expect(h.brief()).toBe('legacy legacy killed');
  });
});
