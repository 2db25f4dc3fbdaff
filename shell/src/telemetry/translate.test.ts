import { TelemetryBatch } from '@ficus/contracts';
import type { Attempt, WrapperEvent } from '@ficus/migration-wrapper';
import { expect, test } from 'vitest';
import { createTranslator, type Note, type Told } from './translate.ts';

const { signal } = new AbortController();
const remote: Attempt = { id: 1, view: 'remote', version: '1.0.0', signal };
const legacy: Attempt = { id: 2, view: 'legacy', version: undefined, signal };
const when = { feature: 'chat', at: 10, sinceStartMs: 0 };
const toRemote = { view: 'remote', reason: 'flag-on', version: '1.0.0' } as const;
const began: WrapperEvent = { ...when, type: 'decided', decision: toRemote, isFirst: true };
const ready: WrapperEvent = { ...when, type: 'ready', attempt: remote, ms: 90 };

function tell(...notes: Note[]): Told[] {
  const { translate } = createTranslator();
  return notes.flatMap((note) => translate(note) ?? []);
}
const short = (told: Told[]) =>
  told.map((one) => [one.kind, one.view, 'reason' in one ? one.reason : ''].filter(Boolean).join(' '));

test('a view that comes up is meant, loaded and rendered', () => {
  const told = tell(
    began,
    { ...when, type: 'loading', attempt: remote },
    { ...when, type: 'loaded', attempt: remote, ms: 50 },
    ready,
  );
  expect(told).toEqual([
    { kind: 'intended', atMs: 10, feature: 'chat', visit: 1, ...pick(toRemote), reason: 'flag-on' },
    { kind: 'loaded', atMs: 10, feature: 'chat', visit: 1, ...pick(toRemote), ms: 50 },
    { kind: 'rendered', atMs: 10, feature: 'chat', visit: 1, ...pick(toRemote), ms: 90 },
  ]);
});

test('a flip is meant once it is followed, and not before', () => {
  const flip: WrapperEvent = { ...when, type: 'decided', decision: { view: 'legacy', reason: 'flag-off' } };
  expect(short(tell(began, ready, flip))).toEqual(['intended remote flag-on', 'rendered remote']);
  const followed = tell(
    began,
    ready,
    flip,
    { ...when, type: 'loading', attempt: legacy },
    { ...when, type: 'swapped', from: remote, to: legacy, reason: 'flag-off' },
  );
  expect(short(followed).slice(2)).toEqual(['intended legacy flag-off', 'swapped legacy flag-off']);
});

test('what takes the place of a failure was not meant', () => {
  const error = new TypeError('Ada’s secret is xyzzy');
  const told = tell(
    began,
    { ...when, type: 'error', attempt: remote, kind: 'render', error },
    { ...when, type: 'fell-back', reason: 'render-error', attempt: remote, error },
    { ...when, type: 'loading', attempt: legacy },
    { ...when, type: 'ready', attempt: legacy, ms: 20 },
  );
  expect(short(told)).toEqual([
    'intended remote flag-on',
    'error remote',
    'fell-back remote render-error',
    'rendered legacy',
  ]);
  expect(told[1]).toMatchObject({ kind: 'error', source: 'render', name: 'TypeError', version: '1.0.0' });
  expect(JSON.stringify(told)).not.toMatch(/secret|xyzzy/);
});

test('a note of why somebody went back stays here', () => {
  const told = tell(began, ready, { ...when, type: 'chose-legacy', note: 'too much white' });
  expect(told.at(-1)).toEqual({
    kind: 'chose-legacy',
    atMs: 10,
    feature: 'chat',
    visit: 1,
    ...pick(toRemote),
  });
});

test('each time the feature comes onto the page is a visit', () => {
  const told = tell(began, ready, began, ready);
  expect(told.map(({ visit }) => visit)).toEqual([1, 1, 2, 2]);
});

test('use counts once a view, when there is one', () => {
  const { translate, used } = createTranslator();
  translate(began);
  expect(used('chat', 5)).toBeUndefined();
  translate(ready);
  expect(used('chat', 6)).toMatchObject({ kind: 'used', view: 'remote', atMs: 6 });
  expect(used('chat', 7)).toBeUndefined();
  expect(used('admin', 7)).toBeUndefined();
});

test('whatever is told is what the front door takes', () => {
  const error = new Error('x', { cause: 1 });
  error.name = 'no name at all: ada@acme.test';
  const { translate, vital } = createTranslator();
  const notes: Note[] = [
    began,
    ready,
    { ...when, type: 'error', attempt: remote, kind: 'promise', error: 'a text' },
    { ...when, type: 'report', error, isUncontained: true },
    { ...when, type: 'did-not-finish', version: '1.0.0' },
    { ...when, type: 'failed', error },
  ];
  const told = [...notes.map(translate), vital('chat', 3, { name: 'CLS', value: 0.01 })];
  const events = told.map((one, nth) => ({ ...one, seq: nth + 1 }));
  const batch = { page: 'page-0001', load: 1, sentMs: 5, isSampled: true, events };
  expect(TelemetryBatch.safeParse(batch).error).toBeUndefined();
});

function pick({ view, version }: typeof toRemote) {
  return { view, version };
}
