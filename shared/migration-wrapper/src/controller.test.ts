import { describe, expect, it } from 'vitest';
import { AttemptFencedError } from './attempt.ts';
import type { ErrorKind } from './error-kind.ts';
import { createHarness, flagOff, remote } from './testing/harness.ts';

describe('the way to a view', () => {
  it('goes from deciding over loading and mounting to ready', async () => {
    const h = createHarness();
    expect(h.brief()).toBe('remote deciding flag-on');
    h.controller.start();
    expect(h.brief()).toBe('remote loading flag-on');
    await h.remoteArrives();
    expect(h.brief()).toBe('remote mounting flag-on');
    expect(h.state().shown).toMatchObject({ view: 'remote', remote: 'remote 2.0.0' });
    await h.clock.advance(100);
    h.controller.ready(h.shownAttempt());
    expect(h.brief()).toBe('remote ready flag-on');
    expect(h.eventTypes()).toEqual(['decided', 'loading', 'loaded', 'ready']);
    expect(h.events.at(-1)).toMatchObject({ feature: 'chat', ms: 100, sinceStartMs: 100 });
    expect(h.clock.pending()).toBe(0);
  });

  it('fetches nothing of the other side in an undisturbed load', async () => {
    const on = createHarness();
    await on.remoteIsReady();
    await on.clock.advance(10_000);
    expect(on.legacyCalls).toHaveLength(0);
    const off = createHarness({ decision: flagOff });
    await off.legacyIsShown();
    await off.clock.advance(10_000);
    expect(off.brief()).toBe('legacy legacy flag-off');
    expect(off.remoteCalls).toHaveLength(0);
  });

  it('starts once, however often it is told to', () => {
    const h = createHarness();
    h.controller.start();
    h.controller.start();
    expect(h.remoteCalls).toHaveLength(1);
  });

  it('begins anew after a stop', async () => {
    const h = createHarness();
    await h.remoteIsReady();
    const { signal } = h.shownAttempt();
    h.controller.stop();
    expect(h.state()).toMatchObject({ phase: 'deciding', shown: undefined });
    await h.clock.advance(0);
    expect(signal.aborted).toBe(true);
    await h.remoteIsReady();
    expect(h.brief()).toBe('remote ready flag-on');
  });
});

describe('the deadline', () => {
  it('fetches the legacy code at 1.5 s while the remote still loads', async () => {
    const h = createHarness();
    h.controller.start();
    await h.clock.advance(1499);
    expect(h.legacyCalls).toHaveLength(0);
    await h.clock.advance(1);
    expect(h.legacyCalls).toHaveLength(1);
    await h.remoteArrives();
    expect(h.brief()).toBe('remote mounting flag-on');
  });

  it('gives the chosen version until 2.5 s to be loaded', async () => {
    const h = createHarness();
    h.controller.start();
    await h.clock.advance(2499);
    expect(h.brief()).toBe('remote loading flag-on');
    await h.clock.advance(1);
    expect(h.brief()).toBe('legacy loading load-timeout');
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy load-timeout');
  });

  it('gives a mounted version with nothing to follow it until 4 s to be ready', async () => {
    const h = createHarness();
    h.controller.start();
    await h.remoteArrives();
    await h.clock.advance(3999);
    expect(h.brief()).toBe('remote mounting flag-on');
    await h.clock.advance(1);
    expect(h.brief()).toBe('legacy loading not-ready');
  });

  it.each([
    ['hangs', 2500, async () => {}],
    ['is never ready', 2500, async (h: ReturnType<typeof createHarness>) => h.remoteArrives()],
    ['fails', 0, async (h: ReturnType<typeof createHarness>) => h.remoteCall().reject(new Error('refused'))],
  ])('tries the last good version when the chosen one %s, until 4 s', async (_what, afterMs, fault) => {
    const h = createHarness();
    h.failures.succeeded('chat', '1.0.0');
    h.controller.start();
    await fault(h);
    await h.clock.advance(afterMs);
    expect(h.brief()).toBe('remote loading last-good');
    expect(h.remoteCall().version).toBe('1.0.0');
    expect(h.legacyCalls).toHaveLength(1);
    await h.clock.advance(3999 - afterMs);
    expect(h.brief()).toBe('remote loading last-good');
    await h.clock.advance(1);
    expect(h.brief()).toBe('legacy loading load-timeout');
  });

  it('shows the last good version when it comes in time', async () => {
    const h = createHarness();
    h.failures.succeeded('chat', '1.0.0');
    h.controller.start();
    h.remoteCall().reject(new Error('refused'));
    await h.clock.advance(0);
    await h.remoteArrives();
    h.controller.ready(h.shownAttempt());
    expect(h.brief()).toBe('remote ready last-good');
    expect(h.shownAttempt().version).toBe('1.0.0');
  });

  it('explains at 5 s when the legacy view does not come either, and still takes it later', async () => {
    const h = createHarness();
    h.controller.start();
    await h.clock.advance(4999);
    expect(h.brief()).toBe('legacy loading load-timeout');
    await h.clock.advance(1);
    expect(h.brief()).toBe('legacy failed legacy-failed');
    expect(h.state().error).toMatchObject({ code: 'too-late' });
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy load-timeout');
  });

  it('scales its marks', async () => {
    const h = createHarness({ deadlineMs: 1000 });
    h.controller.start();
    await h.clock.advance(500);
    expect(h.brief()).toBe('legacy loading load-timeout');
    await h.clock.advance(500);
    expect(h.state().phase).toBe('failed');
  });
});

describe('failures', () => {
  it.each([
    [new Error('refused'), 'load-failed'],
    [Object.assign(new Error('no network'), { code: 'offline' }), 'offline'],
    [Object.assign(new Error('contract 9'), { code: 'incompatible' }), 'incompatible'],
    [Object.assign(new Error('404'), { code: 'ENOENT' }), 'load-failed'],
    ['a string', 'load-failed'],
  ])('names the reason of a load that rejects with %s: %s', async (error, reason) => {
    const h = createHarness();
    h.controller.start();
    h.remoteCall().reject(error);
    await h.clock.advance(0);
    await h.legacyArrives();
    expect(h.brief()).toBe(`legacy legacy ${reason}`);
    expect(h.state().error).toBe(error);
    expect(h.failures.facts('chat').quarantines).toHaveLength(reason === 'offline' ? 0 : 1);
  });

  it('treats a loader that throws like one that rejects', async () => {
    const h = createHarness({
      loadRemote: () => {
        throw new Error('at once');
      },
    });
    h.controller.start();
    await h.clock.advance(0);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy load-failed');
  });

  it.each<[ErrorKind, string]>([
    ['render', 'render-error'],
    ['effect', 'effect-error'],
    ['mount', 'render-error'],
    ['suspended', 'not-ready'],
  ])('swaps at once on an error of kind %s, before and after ready', async (kind, reason) => {
    for (const isReady of [false, true]) {
      const h = createHarness();
      h.controller.start();
      await h.remoteArrives();
      const attempt = h.shownAttempt();
      if (isReady) h.controller.ready(attempt);
      h.controller.failed(attempt, kind, new Error('boom'));
      expect(h.state()).toMatchObject({ phase: 'loading', view: 'legacy', shown: undefined });
      expect(attempt.signal.reason).toBeInstanceOf(AttemptFencedError);
      await h.legacyArrives();
      expect(h.brief()).toBe(`legacy legacy ${reason}`);
      expect(h.eventTypes()).toContain('swapped');
    }
  });

  it.each<ErrorKind>(['handler', 'promise'])('swaps after three errors of kind %s in 10 s', async (kind) => {
    const h = createHarness();
    await h.remoteIsReady();
    const attempt = h.shownAttempt();
    const boom = () => h.controller.failed(attempt, kind, new Error('boom'));
    boom();
    boom();
    await h.clock.advance(10_000);
    boom();
    await h.clock.advance(9_999);
    boom();
    expect(h.brief()).toBe('remote ready flag-on');
    boom();
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy repeated-errors');
  });

  it.each<ErrorKind>(['unknown', 'unmount'])('only reports errors of kind %s', async (kind) => {
    const h = createHarness();
    await h.remoteIsReady();
    for (let count = 0; count < 9; count += 1) h.controller.failed(h.shownAttempt(), kind, new Error('boom'));
    expect(h.brief()).toBe('remote ready flag-on');
    expect(h.eventTypes().filter((type) => type === 'error')).toHaveLength(9);
  });

  it('gives the last good version 1.5 s after a crash', async () => {
    const h = createHarness();
    h.failures.succeeded('chat', '1.0.0');
    await h.remoteIsReady();
    await h.clock.advance(60_000);
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    expect(h.remoteCall().version).toBe('1.0.0');
    await h.clock.advance(1499);
    expect(h.brief()).toBe('remote loading last-good');
    await h.clock.advance(1);
    expect(h.brief()).toBe('legacy loading load-timeout');
    await h.clock.advance(1000);
    expect(h.state().phase).toBe('failed');
  });

  it('does not go round between two versions that both crash', async () => {
    const h = createHarness();
    h.failures.succeeded('chat', '1.0.0');
    await h.remoteIsReady();
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    await h.remoteArrives();
    h.controller.ready(h.shownAttempt());
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    expect(h.remoteCalls.map((call) => call.version)).toEqual(['2.0.0', '1.0.0']);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy render-error');
  });

  it('explains when the legacy view fails too, and offers a retry that makes everything anew', async () => {
    const h = createHarness();
    h.controller.start();
    h.remoteCall().reject(new Error('refused'));
    await h.clock.advance(0);
    h.legacyCalls[0]?.reject(new Error('refused as well'));
    await h.clock.advance(0);
    expect(h.brief()).toBe('legacy failed legacy-failed');
    expect(h.state().error).toMatchObject({ message: 'refused as well' });
    h.controller.retry();
    expect(h.brief()).toBe('remote loading flag-on');
    expect(h.remoteCalls).toHaveLength(2);
    expect(h.remoteCalls[1]?.attempt.id).not.toBe(h.remoteCalls[0]?.attempt.id);
    h.remoteCall().reject(new Error('again'));
    await h.clock.advance(0);
    expect(h.legacyCalls).toHaveLength(2);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy load-failed');
  });

  it('fetches the legacy code again when fetching it ahead failed', async () => {
    const h = createHarness();
    h.controller.start();
    await h.clock.advance(1500);
    h.legacyCalls[0]?.reject(new Error('refused'));
    await h.clock.advance(1000);
    expect(h.legacyCalls).toHaveLength(2);
    await h.legacyArrives();
    expect(h.brief()).toBe('legacy legacy load-timeout');
  });

  it('explains when the legacy view throws', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    h.controller.failed(h.shownAttempt(), 'handler', new Error('harmless'));
    expect(h.brief()).toBe('legacy legacy flag-off');
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    expect(h.brief()).toBe('legacy failed legacy-failed');
    h.controller.retry();
    await h.legacyArrives();
    expect(h.legacyCalls).toHaveLength(2);
    expect(h.brief()).toBe('legacy legacy flag-off');
  });

  it('keeps a listener that throws from harming anything', async () => {
    const reported: unknown[] = [];
    const report = console.error;
    console.error = (error) => void reported.push(error);
    try {
      const h = createHarness({
        onEvent: () => {
          throw new Error('telemetry');
        },
      });
      h.controller.subscribe(() => {
        throw new Error('listener');
      });
      await h.remoteIsReady();
      expect(h.brief()).toBe('remote ready flag-on');
      expect(reported.length).toBeGreaterThan(3);
    } finally {
      console.error = report;
    }
  });
});

describe('fencing', () => {
  it('ignores code, errors and readiness that come late, and says so', async () => {
    const h = createHarness();
    h.controller.start();
    await h.clock.advance(2500);
    await h.legacyArrives();
    const [call] = h.remoteCalls;
    expect(call?.attempt.signal.aborted).toBe(true);
    await h.remoteArrives();
    if (call) {
      h.controller.ready(call.attempt);
      h.controller.failed(call.attempt, 'render', new Error('late'));
      h.controller.setDirty(call.attempt, true);
    }
    expect(h.brief()).toBe('legacy legacy load-timeout');
    const late = h.events.filter((event) => event.type === 'fenced-late-arrival');
    expect(late.map((event) => event.what)).toEqual(['code', 'ready', 'error']);
    h.controller.decisionChanged(remote('3.0.0'));
    expect(h.state().pendingDecision).toBeUndefined();
  });

  it('stays silent about a load that obeyed its signal', async () => {
    const h = createHarness();
    h.controller.start();
    const call = h.remoteCall();
    call.attempt.signal.addEventListener('abort', () => call.reject(call.attempt.signal.reason));
    await h.clock.advance(2500);
    expect(h.eventTypes()).not.toContain('fenced-late-arrival');
  });
});

describe('a page that died while loading', () => {
  it('marks a version from before its loading until it is ready', async () => {
    const h = createHarness();
    h.controller.start();
    expect(h.marker.unfinished('chat')).toBe('2.0.0');
    await h.remoteArrives();
    expect(h.marker.unfinished('chat')).toBe('2.0.0');
    h.controller.ready(h.shownAttempt());
    expect(h.marker.unfinished('chat')).toBeUndefined();
  });

  it.each(['leaving', 'stop'] as const)('clears the mark on %s', (method) => {
    const h = createHarness();
    h.controller.start();
    h.controller[method]();
    expect(h.marker.unfinished('chat')).toBeUndefined();
  });

  it('clears the mark when the attempt fails in good order', async () => {
    const h = createHarness();
    h.controller.start();
    await h.clock.advance(2500);
    expect(h.marker.unfinished('chat')).toBeUndefined();
  });

  it('shows the legacy view once, counts a failure, and tries again on a retry', async () => {
    const h = createHarness();
    h.marker.set('chat', '2.0.0');
    await h.legacyIsShown();
    expect(h.brief()).toBe('legacy legacy did-not-finish');
    expect(h.remoteCalls).toHaveLength(0);
    expect(h.marker.unfinished('chat')).toBeUndefined();
    expect(h.failures.facts('chat').quarantines).toMatchObject([{ version: '2.0.0' }]);
    h.controller.decisionChanged(remote());
    expect(h.remoteCalls).toHaveLength(0);
    h.controller.retry();
    expect(h.remoteCalls).toHaveLength(1);
  });

  it('does not hold it against another version', () => {
    const h = createHarness();
    h.marker.set('chat', '1.0.0');
    h.controller.start();
    expect(h.brief()).toBe('remote loading flag-on');
    expect(h.failures.facts('chat').quarantines).toMatchObject([{ version: '1.0.0' }]);
  });
});
