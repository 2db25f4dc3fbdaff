// @vitest-environment happy-dom

import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { HostContext } from '../host-context.ts';
import { fakeHost, offline } from '../testing/fake-host.ts';
import { useComposer } from './use-composer.ts';

afterEach(cleanup);

function setUp() {
  let time = 0;
  const fake = fakeHost([], { now: () => ++time });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <HostContext value={fake.host}>
      <QueryClientProvider client={fake.host.queryClient}>{children}</QueryClientProvider>
    </HostContext>
  );
  const { result } = renderHook(() => useComposer('a'), { wrapper });
  const draft = () => fake.host.session.drafts.getState().drafts.a;
  return { ...fake, composer: result, draft };
}

test('sends once when it is told twice before the next render', async () => {
  const { chat, composer } = setUp();
  act(() => composer.current.typed('Hello', 5));
  await act(async () => {
    composer.current.submit();
    composer.current.submit();
  });
  expect(chat.send).toHaveBeenCalledTimes(1);
});

test('sends nothing while a message is under way, and keeps what is typed meanwhile', async () => {
  const { chat, composer, draft } = setUp();
  act(() => composer.current.typed('Hello', 5));
  await act(async () => {
    composer.current.submit();
    composer.current.typed('And', 3);
    composer.current.submit();
  });
  expect(chat.send).toHaveBeenCalledTimes(1);
  expect(draft()?.text).toBe('And');
});

test('a caret that moves after sending does not bring the text back', async () => {
  const { chat, composer, draft } = setUp();
  chat.send.mockRejectedValueOnce(offline());
  act(() => composer.current.typed('Hello', 5));
  const before = draft();
  await act(async () => {
    composer.current.submit();
    composer.current.caretMoved(0);
  });
  expect(draft()).toBe(before);
});

test('notes where the caret is, and no change where there is none', () => {
  const { composer, draft } = setUp();
  act(() => composer.current.typed('Hello', 5));
  const before = draft();
  act(() => composer.current.caretMoved(5));
  expect(draft()).toBe(before);
  act(() => composer.current.caretMoved(2));
  expect(draft()).toMatchObject({ text: 'Hello', caret: 2 });
});

test('an emptied composer has no draft', () => {
  const { composer, draft } = setUp();
  act(() => composer.current.typed('Hello', 5));
  act(() => composer.current.typed('', 0));
  expect(draft()).toBeUndefined();
});
