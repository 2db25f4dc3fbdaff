// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createHarness, flagOff, remote } from '../testing/harness.ts';
import { flush } from '../testing/page.tsx';
import { InEffect, NewChat, openWrapperPage } from '../testing/wrapper-page.tsx';

const page = openWrapperPage();

describe('MigrationWrapper', () => {
  it('says on the section which view it shows and why', async () => {
    const h = createHarness();
    await page.withRemote(h, (attempt) => <NewChat h={h} attempt={attempt} />);
    expect(page.text()).toBe('new chat');
    expect({ ...page.section().dataset }).toEqual({
      feature: 'chat',
      view: 'remote',
      reason: 'flag-on',
      phase: 'ready',
      version: '2.0.0',
    });
    expect(page.section().getAttribute('aria-label')).toBe('Chat');
  });

  it('shows the legacy view at once when its code is here before the first render', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    await page.render(h, () => 'new chat');
    expect(page.text()).toBe('old chat');
  });

  it('hands each attempt to the remote, and fences it off when its view is gone', async () => {
    const h = createHarness();
    const log: string[] = [];
    await page.withRemote(h, (attempt) => {
      const cleanUp = () => void log.push(`cleans up, fenced off: ${attempt.signal.aborted}`);
      return (
        <InEffect run={() => cleanUp}>
          <NewChat h={h} attempt={attempt} />
        </InEffect>
      );
    });
    const { signal } = h.shownAttempt();
    h.controller.decisionChanged(flagOff);
    await page.legacyComes(h);
    expect(log).toEqual(['cleans up, fenced off: false']);
    expect(signal.aborted).toBe(true);
  });

  it('renders the remote once, not again when the state alone changes', async () => {
    const h = createHarness();
    const renders = vi.fn(() => 'new chat');
    await page.withRemote(h, renders);
    h.controller.ready(h.shownAttempt());
    h.controller.setDirty(h.shownAttempt(), true);
    h.controller.decisionChanged(flagOff);
    await flush();
    expect(h.state().pendingDecision).toEqual(flagOff);
    expect(renders).toHaveBeenCalledTimes(1);
  });

  it('takes the old view down before the session is handed over', async () => {
    const onScreen: (string | null)[] = [];
    const h = createHarness({ beforeLegacy: () => void onScreen.push(page.text()) });
    await page.withRemote(h, (attempt) => <NewChat h={h} attempt={attempt} />);
    h.controller.decisionChanged(flagOff);
    await page.legacyComes(h);
    expect(onScreen).toEqual(['']);
    expect(page.text()).toBe('old chat');
  });

  it('keeps the old view during a flip until the new one is here', async () => {
    const h = createHarness({ decision: flagOff });
    await h.legacyIsShown();
    await page.render(h, (attempt) => <NewChat h={h} attempt={attempt} />);
    h.controller.decisionChanged(remote());
    await h.clock.advance(2000);
    await flush();
    expect(page.text()).toBe('old chat');
    expect(page.section().dataset).toMatchObject({ view: 'legacy', phase: 'loading' });
    await h.remoteArrives();
    await flush();
    expect(page.text()).toBe('new chat');
  });

  it('offers a retry when there is no view at all', async () => {
    const h = createHarness({ decision: flagOff });
    h.controller.start();
    await page.render(h, () => 'new chat');
    h.legacyCalls[0]?.reject(new Error('refused'));
    await h.clock.advance(0);
    await flush();
    expect(page.text()).toBe('Error: refused');
    page.button()?.click();
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
  });
});

describe('the placeholder', () => {
  it('comes after 400 ms without any view, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const h = createHarness();
    h.controller.start();
    await page.render(h, (attempt) => <NewChat h={h} attempt={attempt} />);
    vi.advanceTimersByTime(399);
    await flush();
    expect(page.text()).toBe('');
    vi.advanceTimersByTime(1);
    await flush();
    expect(page.text()).toBe('one moment');
    await h.remoteArrives();
    await flush();
    expect(page.text()).toBe('new chat');
  });

  it('does not begin again when one attempt follows another', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const h = createHarness();
    h.controller.start();
    await page.render(h, () => 'new chat');
    vi.advanceTimersByTime(300);
    h.remoteCall().reject(new Error('refused'));
    await h.clock.advance(0);
    await flush();
    vi.advanceTimersByTime(100);
    await flush();
    expect(page.text()).toBe('one moment');
  });
});

describe('the place of the person', () => {
  it('keeps scroll and space, and takes a lost focus', async () => {
    const h = createHarness();
    await page.withRemote(h, (attempt) => (
      <NewChat h={h} attempt={attempt}>
        <button type="button">send</button>
      </NewChat>
    ));
    const section = page.section();
    const scrolls: ScrollToOptions[] = [];
    vi.spyOn(section, 'offsetHeight', 'get').mockReturnValue(700);
    vi.spyOn(window, 'scrollTo').mockImplementation((to) => void scrolls.push(to as ScrollToOptions));
    const scrollY = vi.spyOn(window, 'scrollY', 'get').mockReturnValueOnce(300).mockReturnValue(0);
    page.button()?.focus();
    h.controller.failed(h.shownAttempt(), 'render', new Error('boom'));
    await flush();
    expect(section.style.minHeight).toBe('700px');
    expect(document.activeElement).toBe(section);
    expect(scrolls).toEqual([{ left: 0, top: 300, behavior: 'instant' }]);
    await page.legacyComes(h);
    expect(section.style.minHeight).toBe('');
    expect(document.activeElement).toBe(section);
    scrollY.mockRestore();
  });

  it('leaves a focus elsewhere where it is', async () => {
    const h = createHarness();
    const outside = document.body.appendChild(document.createElement('input'));
    await page.withRemote(h, (attempt) => <NewChat h={h} attempt={attempt} />);
    outside.focus();
    h.controller.decisionChanged(flagOff);
    await page.legacyComes(h);
    expect(document.activeElement).toBe(outside);
    outside.remove();
  });
});
