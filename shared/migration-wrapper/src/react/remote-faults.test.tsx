// @vitest-environment happy-dom
import { type ReactNode, use, useEffect, useLayoutEffect, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createHarness, flagOff } from '../testing/harness.ts';
import { flush } from '../testing/page.tsx';
import { InEffect, NewChat, openWrapperPage } from '../testing/wrapper-page.tsx';
import { watchErrors } from './error-watch.ts';

const page = openWrapperPage();

function boom(): never {
  throw new Error('boom');
}
const returnsBoom = () => boom;
const never = new Promise<string>(() => {});

function ThrowsInRender(): ReactNode {
  return boom();
}

function ThrowsInEffect() {
  useEffect(boom, []);
  return 'new chat';
}

function ThrowsInLayoutEffect() {
  useLayoutEffect(boom, []);
  return 'new chat';
}

function ThrowsInLaterRender() {
  const [isLater, setIsLater] = useState(false);
  useEffect(() => void setTimeout(() => setIsLater(true)), []);
  return isLater ? boom() : 'new chat';
}

function RendersWithoutEnd() {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => setCount(count + 1));
  return 'new chat';
}

function Suspends() {
  return use(never);
}

/** Suspends once its button is clicked. */
function SuspendsLater() {
  const [isWaiting, setIsWaiting] = useState(false);
  if (isWaiting) return use(never);
  return (
    <button type="button" onClick={() => setIsWaiting(true)}>
      wait
    </button>
  );
}

describe('a remote at fault', () => {
  const faults: [title: string, reason: string, Remote: () => ReactNode][] = [
    ['throws in render', 'render-error', ThrowsInRender],
    ['throws in an effect', 'effect-error', ThrowsInEffect],
    ['throws in a layout effect', 'effect-error', ThrowsInLayoutEffect],
    ['throws in a later render', 'render-error', ThrowsInLaterRender],
    ['renders without end', 'effect-error', RendersWithoutEnd],
  ];

  it.each(faults)('that %s gives way to the legacy view', async (_title, reason, Remote) => {
    const h = createHarness();
    await page.withRemote(h, () => <Remote />);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(page.text()).toBe('');
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
    expect(page.section().dataset.reason).toBe(reason);
  });

  it('whose render function throws gives way too', async () => {
    const h = createHarness();
    await page.withRemote(h, boom);
    await page.legacyComes(h);
    expect(page.section().dataset).toMatchObject({ view: 'legacy', reason: 'render-error' });
  });

  it('that throws at unmount does no harm to the view that follows', async () => {
    const h = createHarness();
    let mounts = 0;
    await page.withRemote(
      h,
      (attempt) => (
        <InEffect run={returnsBoom}>
          <NewChat h={h} attempt={attempt} />
        </InEffect>
      ),
      <InEffect
        run={() => {
          mounts += 1;
        }}
      >
        old chat
      </InEffect>,
    );
    h.controller.decisionChanged(flagOff);
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
    expect(mounts).toBe(1);
    expect(h.events.find((event) => event.type === 'fenced-late-arrival')).toMatchObject({
      attempt: { version: '2.0.0' },
      error: { message: 'boom' },
    });
  });

  it('that suspends for ever is not ready in time', async () => {
    const h = createHarness();
    await page.withRemote(h, () => <Suspends />);
    expect(page.section().dataset.phase).toBe('mounting');
    await h.clock.advance(4000);
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
    expect(page.section().dataset.reason).toBe('not-ready');
  });

  it('that suspends for ever after it was ready gives way after 5 s', async () => {
    const h = createHarness();
    await page.withRemote(h, (attempt) => (
      <NewChat h={h} attempt={attempt}>
        <SuspendsLater />
      </NewChat>
    ));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    page.button()?.click();
    await flush();
    expect(page.section().dataset.phase).toBe('ready');
    vi.advanceTimersByTime(5000);
    await page.legacyComes(h);
    expect(page.section().dataset).toMatchObject({ view: 'legacy', reason: 'not-ready' });
  });

  it('that throws in handlers and promises gives way after three errors, if they are its own', async () => {
    const h = createHarness();
    const target = new EventTarget();
    const unwatch = watchErrors({
      controller: h.controller,
      target,
      isOwn: ({ error, file, attempt }) =>
        file === `/chat/${attempt.version}/main.js` || (error as Error)?.message === 'own',
    });
    const throwIn = (file: string) =>
      target.dispatchEvent(new ErrorEvent('error', { error: new Error('boom'), filename: file }));
    const rejectWith = (message: string) =>
      target.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new Error(message) }));
    await page.withRemote(h, (attempt) => <NewChat h={h} attempt={attempt} />);
    for (let count = 0; count < 5; count += 1) {
      throwIn('/extension.js');
      rejectWith('of somebody else');
    }
    throwIn('/chat/2.0.0/main.js');
    rejectWith('own');
    expect(h.state().phase).toBe('ready');
    throwIn('/chat/2.0.0/main.js');
    await page.legacyComes(h);
    expect(page.section().dataset).toMatchObject({ view: 'legacy', reason: 'repeated-errors' });
    unwatch();
  });
});
