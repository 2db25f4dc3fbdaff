import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import { createHarness } from './testing/harness.ts';

const settled: Decision = { view: 'remote', reason: 'settled', version: '2.0.0' };
const withoutLegacy = () => createHarness({ decision: settled, loadLegacy: undefined });

describe('a feature that is settled on its remote', () => {
  it('shows it, and asks for nothing else', async () => {
    const h = withoutLegacy();
    await h.remoteIsReady();
    expect(h.brief()).toBe('remote ready settled');
    expect(h.clock.pending()).toBe(0);
  });

  it('ends in the page that explains when its code cannot be had, and a retry makes everything anew', async () => {
    const h = withoutLegacy();
    h.controller.start();
    const gone = new Error('gone');
    h.remoteCall().reject(gone);
    await h.clock.advance(0);
    expect(h.state()).toMatchObject({ phase: 'failed', reason: 'legacy-failed', error: gone });
    h.controller.retry();
    await h.remoteArrives();
    h.controller.ready(h.shownAttempt());
    expect(h.brief()).toBe('remote ready settled');
    expect(h.remoteCalls).toHaveLength(2);
  });

  it('has the whole deadline, and not one moment more', async () => {
    const h = withoutLegacy();
    h.controller.start();
    await h.clock.advance(4999);
    expect(h.state().phase).toBe('loading');
    await h.clock.advance(1);
    expect(h.state()).toMatchObject({ phase: 'failed', error: { code: 'too-late' } });
  });

  it('has its last good version stand in, which gets what is left of the deadline', async () => {
    const h = withoutLegacy();
    h.failures.succeeded('chat', '1.0.0');
    h.controller.start();
    await h.clock.advance(2500);
    expect(h.brief()).toBe('remote loading last-good');
    await h.clock.advance(2000);
    await h.remoteArrives();
    h.controller.ready(h.shownAttempt());
    expect(h.brief()).toBe('remote ready last-good');
    expect(h.shownAttempt().version).toBe('1.0.0');
  });

  it('takes away a version that breaks later, with the page that explains if there is no other', async () => {
    const h = withoutLegacy();
    await h.remoteIsReady();
    h.controller.failed(h.shownAttempt(), 'render', new Error('broke'));
    await h.clock.advance(0);
    expect(h.state()).toMatchObject({ phase: 'failed', error: { message: 'broke' } });
  });

  it('shows the last good version after a page that died, else the page that explains', async () => {
    const h = withoutLegacy();
    h.marker.set('chat', '2.0.0');
    h.controller.start();
    await h.clock.advance(0);
    expect(h.state()).toMatchObject({ phase: 'failed', error: { code: 'no-view' } });
    const other = withoutLegacy();
    other.failures.succeeded('chat', '1.0.0');
    other.marker.set('chat', '2.0.0');
    await other.remoteIsReady();
    expect(other.brief()).toBe('remote ready last-good');
  });

  it('keeps a remote that works when no version is offered any more', async () => {
    const h = withoutLegacy();
    await h.remoteIsReady();
    h.controller.decisionChanged({ view: 'legacy', reason: 'no-release' });
    await h.clock.advance(70_000);
    expect(h.state()).toMatchObject({ phase: 'ready', shown: { view: 'remote' } });
  });
});
