import type { ViewsErrors, ViewsSummary, ViewsTimeline } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AnalyticsBench, createAnalyticsBench } from '../testing/analytics-bench.ts';

const remote = { view: 'remote', version: '1.0.0' } as const;
const legacy = { view: 'legacy' } as const;
const error = {
  kind: 'error',
  ...remote,
  source: 'render',
  name: 'TypeError',
  fingerprint: 'c0ffee',
  place: 'remote.1a.js:1:20',
} as const;

let bench: AnalyticsBench;
beforeAll(async () => {
  bench = await createAnalyticsBench();
});
beforeEach(async () => {
  for (const table of ['events', 'exposures'] as const) await bench.database.db.deleteFrom(table).execute();
});
afterAll(() => bench.close());

async function ask<T>(what: string) {
  const { status, data } = await bench.call(`/api/v1/views${what}`);
  expect(status, JSON.stringify(data)).toBe(200);
  return data as T;
}

test('an operator sees how both views fare, by cohort', async () => {
  const ada = await bench.opens('ada');
  await ada.says(
    { kind: 'intended', ...remote, reason: 'flag-on' },
    { kind: 'loaded', ...remote, ms: 100 },
    { kind: 'rendered', ...remote, ms: 200 },
    { kind: 'used', ...remote },
    { kind: 'vital', ...remote, metric: 'INP', value: 40 },
    { kind: 'vital', ...remote, metric: 'INP', value: 80 },
    { kind: 'chose-legacy', ...remote },
    { kind: 'swapped', ...legacy, reason: 'by-choice' },
    { kind: 'rendered', ...legacy, ms: 50 },
  );
  const ben = await bench.opens('ben');
  await ben.says(
    { kind: 'intended', ...remote, reason: 'flag-on' },
    error,
    { kind: 'fell-back', ...remote, reason: 'render-error' },
    { kind: 'rendered', ...legacy, ms: 70 },
  );
  await bench.opens('silent');
  await bench.opens('soon', { agoMs: 2000 });
  await bench.opens('cleo', { cohort: 'globex', view: 'legacy' });
  const { cohorts } = await ask<ViewsSummary>('?feature=chat');
  expect(cohorts.map(({ cohort }) => cohort)).toEqual(['acme', 'globex']);
  const [acme] = cohorts;
  expect(acme).toMatchObject({
    wentBack: 1,
    reasons: [{ view: 'remote', reason: 'flag-on', count: 4 }],
    remote: {
      exposures: 4,
      people: 4,
      told: 2,
      failed: 1,
      silent: 1,
      estimatedFailures: { estimate: 1.5, low: 1, high: 2 },
      intended: 2,
      loaded: 1,
      rendered: 1,
      used: 1,
      fallbacks: [{ reason: 'render-error', count: 1 }],
      swaps: [],
      errors: 1,
      measures: [
        { metric: 'INP', count: 1, p75: 80, low: 80, high: 80 },
        { metric: 'load', count: 1, p75: 100 },
        { metric: 'ready', count: 1, p75: 200 },
      ],
    },
    legacy: { exposures: 0, rendered: 2, swaps: [{ reason: 'by-choice', count: 1 }] },
  });
  expect(acme?.remote.failureRate?.low).toBeGreaterThan(0);
  expect(acme?.remote.failureRate?.high).toBeLessThan(1);
  expect((await ask<ViewsSummary>('?feature=chat&version=2.0.0')).cohorts[0]?.remote.exposures).toBe(0);
});

test('three of four keep below the value, and chance moves it within its interval', async () => {
  for (let nth = 1; nth <= 40; nth += 1)
    await (await bench.opens(`p${nth}`)).says({ kind: 'vital', ...remote, metric: 'LCP', value: nth * 10 });
  const { cohorts } = await ask<ViewsSummary>('?feature=chat');
  // Ranks 30, and 30 ∓ 1.96 · √(40 · ¾ · ¼).
  expect(cohorts[0]?.remote.measures).toEqual([{ metric: 'LCP', count: 40, p75: 300, low: 240, high: 370 }]);
});

test('the time line has each thing in its step', async () => {
  const to = Date.now();
  await (await bench.opens('ada', { agoMs: 3_500_000 })).says({
    kind: 'fell-back',
    ...remote,
    reason: 'not-ready',
  });
  await bench.opens('ben', { view: 'legacy', agoMs: 100_000 });
  const { steps } = await ask<ViewsTimeline>(
    `/timeline?feature=chat&from=${to - 3_600_000}&to=${to}&steps=4`,
  );
  expect(steps).toHaveLength(4);
  expect(steps[0]).toMatchObject({ remote: { exposures: 1, fallbacks: 1, errors: 0 } });
  expect(steps[3]).toMatchObject({ to, remote: { exposures: 0 }, legacy: { exposures: 1 } });
  const none = await ask<ViewsTimeline>('/timeline?feature=chat&cohort=globex');
  expect(none.steps.every((step) => step.remote.exposures === 0)).toBe(true);
});

test('errors are grouped by what they are and by version', async () => {
  await (await bench.opens('ada')).says(error, error);
  await (await bench.opens('ben')).says(error, { ...error, version: '2.0.0' });
  const { errors } = await ask<ViewsErrors>('/errors?feature=chat');
  expect(errors).toMatchObject(
    [
      { ...error, kind: undefined, count: 3, people: 2 },
      { version: '2.0.0', count: 1, people: 1 },
    ].map(({ kind: _kind, ...rest }: Record<string, unknown>) => rest),
  );
});

test('others than operators are refused, and a span that is none', async () => {
  expect((await bench.call('/api/v1/views?feature=chat', { role: 'admin' })).status).toBe(403);
  expect((await bench.call('/api/v1/views')).status).toBe(400);
  expect((await bench.call('/api/v1/views?feature=chat&from=5&to=4')).status).toBe(400);
});

test('only who has the secret tells and asks', async () => {
  expect(await bench.post('/internal/exposures', { exposures: [] }, 'another')).toBe(401);
  expect((await bench.app.inject('/internal/tallies?feature=chat')).statusCode).toBe(401);
});

test('what is old is forgotten', async () => {
  const { forget } = await import('../keep/retention.ts');
  await (await bench.opens('ada', { agoMs: 31 * 86_400_000 })).says({ kind: 'used', ...remote });
  await (await bench.opens('ben')).says({ kind: 'used', ...remote });
  await forget(bench.database.db, 30);
  const people = async (table: 'events' | 'exposures') =>
    (await bench.database.db.selectFrom(table).select('person').execute()).map(({ person }) => person);
  expect([await people('exposures'), await people('events')]).toEqual([
    ['the-pseudonym-of-ben'],
    ['the-pseudonym-of-ben'],
  ]);
});

test('the features that there is something of are named', async () => {
  await bench.opens('ada', { feature: 'tenants' });
  await bench.opens('ada');
  await bench.opens('ben');
  await bench.opens('ada', { feature: 'gone', agoMs: 31 * 86_400_000 });
  expect(await ask('/features')).toEqual({ features: ['chat', 'tenants'] });
});
