import { Tallies } from '@ficus/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AnalyticsBench, createAnalyticsBench, type Said } from '../testing/analytics-bench.ts';

const of = (trials: number, failures: number) => ({ trials, failures });
const remote = { view: 'remote', version: '1.0.0' } as const;
const legacy = { view: 'legacy' } as const;
const rendered: Said = { kind: 'rendered', ...remote, ms: 200 };
const renderedLegacy: Said = { kind: 'rendered', ...legacy, ms: 90 };
const fellBack = (reason: string): Said => ({ kind: 'fell-back', ...remote, reason });
const died: Said = { kind: 'did-not-finish', ...remote };
const uncontained: Said = {
  kind: 'error',
  ...remote,
  source: 'uncontained',
  name: 'Error',
  fingerprint: 'a1',
};

let bench: AnalyticsBench;
beforeAll(async () => {
  bench = await createAnalyticsBench();
});
beforeEach(async () => {
  for (const table of ['events', 'exposures'] as const) await bench.database.db.deleteFrom(table).execute();
});
afterAll(() => bench.close());

async function versions(query = '') {
  return Tallies.parse(await bench.ask(`/internal/tallies?feature=chat${query}`)).versions;
}
async function cohort(name = 'acme') {
  const [version] = await versions();
  return version?.cohorts.find((one) => one.cohort === name);
}

describe('a person counts', () => {
  test.each<[string, Said[], { told: object; silent: object }]>([
    ['as one that went well', [rendered], { told: of(1, 0), silent: of(1, 0) }],
    [
      'as a failure when it gave way',
      [fellBack('render-error'), renderedLegacy],
      { told: of(1, 1), silent: of(1, 0) },
    ],
    [
      'as a failure when it crashed later',
      [rendered, fellBack('repeated-errors')],
      { told: of(1, 1), silent: of(1, 0) },
    ],
    [
      'as no failure while they were offline',
      [fellBack('offline'), renderedLegacy],
      { told: of(1, 0), silent: of(1, 0) },
    ],
    ['as a failure of no view at all', [{ kind: 'failed', ...remote }], { told: of(1, 1), silent: of(1, 0) }],
    [
      'as a failure when the error was not contained',
      [rendered, uncontained],
      { told: of(1, 1), silent: of(1, 0) },
    ],
    ['as silent when nothing was ever told', [], { told: of(0, 0), silent: of(1, 1) }],
    [
      'as neither when the page was left before anything came of it',
      [{ kind: 'intended', ...remote, reason: 'flag-on' }],
      { told: of(0, 0), silent: of(1, 0) },
    ],
  ])('%s', async (_what, events, counted) => {
    const page = await bench.opens('ada');
    if (events.length > 0) await page.says(...events);
    expect((await cohort())?.remote).toEqual(counted);
  });

  test('once, by their first page, however often they come back', async () => {
    await (await bench.opens('ada')).says(rendered);
    for (let nth = 0; nth < 5; nth += 1)
      await (await bench.opens('ada', { agoMs: 5000 })).says(fellBack('not-ready'));
    expect((await cohort())?.remote.told).toEqual(of(1, 0));
  });

  test('as a failure when the next page says that the first one died', async () => {
    await bench.opens('ada');
    await (await bench.opens('ada', { agoMs: 300_000 })).says(died, renderedLegacy);
    expect((await cohort())?.remote).toEqual({ told: of(1, 1), silent: of(1, 0) });
  });

  test('not as silent before the page has had its time', async () => {
    await bench.opens('ada', { agoMs: 10_000 });
    expect((await versions())[0]?.cohorts ?? []).toMatchObject([{ remote: { silent: of(0, 0) } }]);
    const [soon] = await versions('&silentAfterMs=1000');
    expect(soon?.cohorts[0]?.remote.silent).toEqual(of(1, 1));
  });

  test('when a flip in an open page brings them the version', async () => {
    const page = await bench.opens('ada', { view: 'legacy' });
    await page.says(
      renderedLegacy,
      { kind: 'intended', ...remote, reason: 'flag-on' },
      fellBack('load-failed'),
    );
    expect((await cohort())?.remote).toEqual({ told: of(1, 1), silent: of(0, 0) });
    expect((await cohort())?.legacy.told).toEqual(of(0, 0));
  });

  test('not at all for what an operator chose for themselves', async () => {
    await (await bench.opens('olga', { reason: 'override' })).says(fellBack('render-error'));
    expect(await versions()).toEqual([]);
  });
});

test('the legacy view is counted since the version came, where the flag is off', async () => {
  await (await bench.opens('old', { view: 'legacy', agoMs: 900_000 })).says(renderedLegacy);
  await (await bench.opens('ada')).says(rendered);
  await (await bench.opens('ben', { view: 'legacy', agoMs: 500_000 })).says(renderedLegacy);
  await (await bench.opens('cy', { view: 'legacy', agoMs: 500_000 })).says({ kind: 'failed', ...legacy });
  await bench.opens('di', { view: 'legacy', agoMs: 500_000 });
  // They would have the remote but for its own failure.
  await (await bench.opens('ed', { view: 'legacy', reason: 'quarantined', version: '1.0.0' })).says(
    renderedLegacy,
  );
  expect((await cohort())?.legacy).toEqual({ told: of(2, 1), silent: of(3, 1) });
});

test('cohorts and versions are told apart, and versions that nobody gets any more are left out', async () => {
  await (await bench.opens('ada')).says(rendered);
  await (await bench.opens('cleo', { cohort: 'globex', version: '2.0.0' })).says({
    ...rendered,
    version: '2.0.0',
  });
  await bench.opens('long', { version: '0.9.0', agoMs: 25 * 3_600_000 });
  const found = await versions();
  expect(found.map(({ version, cohorts }) => [version, cohorts.map((one) => one.cohort)])).toEqual([
    ['1.0.0', ['acme']],
    ['2.0.0', ['globex']],
  ]);
  expect(Date.now() - (found[0]?.since ?? 0)).toBeGreaterThanOrEqual(600_000);
});

test('what is brought twice counts once', async () => {
  const page = await bench.opens('ada');
  const body = await page.says(rendered);
  expect(await bench.post('/internal/telemetry', body)).toBe(204);
  await bench.opens('ada', { page: page.page });
  const { db } = bench.database;
  expect(await db.selectFrom('events').select('seq').execute()).toHaveLength(1);
  expect(await db.selectFrom('exposures').select('page').execute()).toHaveLength(1);
});
