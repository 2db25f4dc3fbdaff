// @vitest-environment happy-dom
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../attempt.ts';
import { createHarness, flagOff, killed, remote } from '../testing/harness.ts';
import { flush } from '../testing/page.tsx';
import { type Harness, NewChat, openWrapperPage } from '../testing/wrapper-page.tsx';
import { MountPoint } from './MountPoint.tsx';

const page = openWrapperPage();

/** Renders a remote that mounts itself. */
function mounted(h: Harness, mount: (element: HTMLElement, attempt: Attempt) => () => void) {
  return (attempt: Attempt) => (
    <MountPoint
      mount={(element) => mount(element, attempt)}
      onError={(error, kind) => h.controller.failed(attempt, kind, error)}
    />
  );
}

describe('a remote with its own root', () => {
  it('is mounted once, and undone when it goes', async () => {
    const h = createHarness();
    const log: string[] = [];
    await page.withRemote(
      h,
      mounted(h, (element, attempt) => {
        log.push('mount');
        element.textContent = 'own root';
        h.controller.ready(attempt);
        return () => void log.push(`undo, fenced off: ${attempt.signal.aborted}`);
      }),
    );
    expect(page.text()).toBe('own root');
    expect(h.state().phase).toBe('ready');
    h.controller.decisionChanged(flagOff);
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
    expect(log).toEqual(['mount', 'undo, fenced off: false']);
  });

  it('may be a React root', async () => {
    const h = createHarness();
    await page.withRemote(
      h,
      mounted(h, (element, attempt) => {
        const root = createRoot(element);
        root.render(<NewChat h={h} attempt={attempt} />);
        return () => root.unmount();
      }),
    );
    expect(page.text()).toBe('new chat');
    h.controller.decisionChanged(killed);
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
  });

  it('that throws on mount gives way', async () => {
    const h = createHarness();
    await page.withRemote(
      h,
      mounted(h, () => {
        throw new Error('boom');
      }),
    );
    await page.legacyComes(h);
    expect(page.section().dataset).toMatchObject({ view: 'legacy', reason: 'render-error' });
  });

  it('that throws on its undo does no harm', async () => {
    const h = createHarness();
    await page.withRemote(
      h,
      mounted(h, (_element, attempt) => {
        h.controller.ready(attempt);
        return () => {
          throw new Error('boom');
        };
      }),
    );
    h.controller.decisionChanged(flagOff);
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
    expect(page.section().querySelectorAll('div')).toHaveLength(0);
    expect(h.events.find((event) => event.type === 'fenced-late-arrival')).toMatchObject({
      error: { message: 'boom' },
    });
  });

  it('leaves nothing behind after fifty swaps', async () => {
    const h = createHarness();
    let roots = 0;
    await page.withRemote(
      h,
      mounted(h, (_element, attempt) => {
        roots += 1;
        h.controller.ready(attempt);
        return () => {
          roots -= 1;
        };
      }),
    );
    for (let swap = 0; swap < 50; swap += 1) {
      h.controller.decisionChanged(swap % 2 === 0 ? flagOff : remote());
      for (const call of [...h.legacyCalls, ...h.remoteCalls]) call.resolve('code');
      await flush();
    }
    expect(page.section().dataset).toMatchObject({ view: 'remote', phase: 'ready' });
    expect(roots).toBe(1);
    expect(page.section().querySelectorAll('*')).toHaveLength(2);
    expect(h.clock.pending()).toBe(0);
    expect(h.remoteCalls.filter(({ attempt }) => !attempt.signal.aborted)).toHaveLength(1);
  });
});
