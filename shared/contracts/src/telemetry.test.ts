import { expect, test } from 'vitest';
import { TelemetryBatch, type TelemetryEvent } from './index.ts';

const common = {
  seq: 1,
  atMs: 300,
  feature: 'chat',
  visit: 1,
  view: 'remote',
  version: '1.2.0',
} as const;
const rendered: TelemetryEvent = { ...common, kind: 'rendered', ms: 250 };
const error: TelemetryEvent = {
  ...common,
  kind: 'error',
  source: 'render',
  name: 'TypeError',
  fingerprint: '1f3b9c2a',
  place: 'lean-remote.1a2b.js:1:2345',
};
const batch: TelemetryBatch = {
  page: '0b0f5f6e-6a3c-4a53-9f8a-0a4be1f7a111',
  load: 1_780_000_000_000,
  sentMs: 900,
  isSampled: true,
  events: [rendered, error],
};

test('a batch is taken as it was told', () => {
  expect(TelemetryBatch.parse(batch)).toEqual(batch);
});

test.each<[string, unknown]>([
  ['is no object', 'rendered'],
  ['names no page', { ...batch, page: undefined }],
  ['names a page that no front door has made', { ...batch, page: "' or 1=1 --" }],
  ['has no event', { ...batch, events: [] }],
  ['has more events than a page has to tell', { ...batch, events: Array(201).fill(rendered) }],
  ['counts past every load', { ...batch, events: [{ ...rendered, seq: 1_000_000 }] }],
  ['has a version that is a text', { ...batch, events: [{ ...rendered, version: 'dear diary, today' }] }],
  ['tells of a kind that is none', { ...batch, events: [{ ...rendered, kind: 'typed' }] }],
  ['has an endless time', { ...batch, events: [{ ...rendered, ms: Number.POSITIVE_INFINITY }] }],
  ['carries a message for its fingerprint', { ...batch, events: [{ ...error, fingerprint: 'no user ada' }] }],
  ['names a place that is an address', { ...batch, events: [{ ...error, place: 'https://a/b?q=1:1:1' }] }],
])('a batch that %s is refused', (_what, input) => {
  expect(TelemetryBatch.safeParse(input).success).toBe(false);
});

test('texts that no field is for are dropped', () => {
  const [first] = TelemetryBatch.parse({ ...batch, events: [{ ...rendered, message: 'a secret' }] }).events;
  expect(first).toEqual(rendered);
});
