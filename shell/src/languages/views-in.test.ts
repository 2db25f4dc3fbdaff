import type { Remote } from '@ficus/remote-kit';
import { afterEach, expect, test, vi } from 'vitest';
import { viewsIn } from './views-in.ts';

afterEach(() => vi.useRealTimers());

const App = () => null;
const { bring, languageOf } = viewsIn('de');
const shownAs = (remote: Remote) => languageOf({ view: 'remote', remote });

test('a remote has its words loaded before it is shown, and then needs no mark', async () => {
  const load = vi.fn(async () => undefined);
  const remote = await bring({ App, languages: { de: load } });
  expect(load).toHaveBeenCalledTimes(1);
  expect(shownAs(remote)).toBeUndefined();
});

test('a remote without words is shown as English, and so is the old view', async () => {
  expect(shownAs(await bring({ App }))).toBe('en');
  expect(shownAs(await bring({ App, languages: { fr: async () => undefined } }))).toBe('en');
  expect(languageOf({ view: 'legacy' })).toBe('en');
});

test('words that fail or hang keep nobody from the view: it is English then, and says so', async () => {
  const failing = await bring({ App, languages: { de: () => Promise.reject(new Error('404')) } });
  expect(shownAs(failing)).toBe('en');
  vi.useFakeTimers();
  const hanging = bring({ App, languages: { de: () => new Promise(() => undefined) } });
  await vi.advanceTimersByTimeAsync(1500);
  expect(shownAs(await hanging)).toBe('en');
});
