import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Tallies, TelemetryBatch, ViewFacts, ViewsErrors, ViewsSummary } from '@ficus/contracts';
import type { Page } from '@playwright/test';
import { DATA_FOLDER, GATEWAY, PORTS } from '../system/addresses.ts';
import { killService, waitUntilWhole } from '../system/kill-service.ts';
import { publishChat, publishFixture } from '../system/releases.ts';
import { cookieOf } from '../system/sign-in.ts';
import { expect, test } from '../test.ts';

/** What operators are told since the test began; a version of its own keeps other tests' pages out of the remote's. */
function createOperator(feature = 'chat') {
  const from = Date.now();
  let cookie: Promise<string> | undefined;
  async function ask<T>(address: string): Promise<T> {
    cookie ??= cookieOf('olga');
    const answer = await fetch(`${GATEWAY}${address}`, { headers: { cookie: await cookie } });
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as T;
  }
  return {
    async acme(version: string) {
      const { cohorts } = await ask<ViewsSummary>(
        `/api/v1/views?feature=${feature}&from=${from}&version=${encodeURIComponent(version)}`,
      );
      return cohorts.find(({ cohort }) => cohort === 'acme');
    },
    errors: () => ask<ViewsErrors>(`/api/v1/views/errors?feature=${feature}&from=${from}`),
  };
}

/** What a release is judged by, as the rollout service asks for it. */
async function tallies(version: string) {
  const secrets = JSON.parse(await readFile(path.join(DATA_FOLDER, 'secrets.json'), 'utf8'));
  const url = `http://127.0.0.1:${PORTS.ANALYTICS_PORT}/internal/tallies?feature=chat&silentAfterMs=0`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${secrets.telemetry}` } });
  if (!answer.ok) return undefined;
  const { versions } = (await answer.json()) as Tallies;
  const cohorts = versions.find((one) => one.version === version)?.cohorts;
  return cohorts?.find(({ cohort }) => cohort === 'acme')?.remote;
}

const shownAs = (version: string) => ({
  variant: {
    name: 'version',
    payload: { type: 'json' as const, value: JSON.stringify({ version }) },
  },
});

/** The counts that a journey decides; times are what they are. */
const countsOf = (facts: ViewFacts | undefined) =>
  facts && {
    exposures: facts.exposures,
    people: facts.people,
    told: facts.told,
    failed: facts.failed,
    intended: facts.intended,
    loaded: facts.loaded,
    rendered: facts.rendered,
    used: facts.used,
    fallbacks: facts.fallbacks,
    swaps: facts.swaps,
    errors: facts.errors,
  };

/** Leaves the page, so that it tells what is left to tell. */
const leave = (page: Page) => page.goto('about:blank');

test('what happens to Ben in the new chat is counted, each thing once', async ({
  chat,
  flags,
  page,
  signIn,
}) => {
  const { version } = await publishChat('7.1.0');
  const operator = createOperator();
  const told: TelemetryBatch[] = [];
  page.on('request', (request) => {
    // What a beacon carries, the browser does not show.
    if (request.url().endsWith('/api/telemetry') && request.postData()) told.push(request.postDataJSON());
  });
  await flags.on('new_chat_mfe', shownAs(version));
  await signIn('ben');
  await chat.expectView('remote', 'flag-on');
  // The first batch comes with the view, not only when the page is left.
  await expect.poll(() => tallies(version)).toMatchObject({ told: { trials: 1, failures: 0 } });
  await chat.startConversation();
  await chat.message.fill('Counted');
  await flags.on('kill_chat_mfe');
  await chat.expectView('legacy', 'killed');
  await leave(page);
  const expected = {
    exposures: 1,
    people: 1,
    told: 1,
    failed: 0,
    intended: 1,
    loaded: 1,
    rendered: 1,
    used: 1,
    fallbacks: [],
    swaps: [],
    errors: 0,
  };
  await expect
    .poll(async () => (await operator.acme(version))?.legacy.swaps)
    .toEqual([{ reason: 'killed', count: 1 }]);
  expect(countsOf((await operator.acme(version))?.remote)).toEqual(expected);

  // The same again, as a browser does that has not heard that it arrived.
  expect(told.length).toBeGreaterThan(0);
  for (const batch of told)
    expect((await page.request.post(`${GATEWAY}/api/telemetry`, { data: batch })).status()).toBe(204);
  await page.waitForTimeout(700);
  const after = await operator.acme(version);
  expect(countsOf(after?.remote)).toEqual(expected);
  expect(after?.legacy.swaps).toEqual([{ reason: 'killed', count: 1 }]);
  expect(await tallies(version)).toEqual({
    told: { trials: 1, failures: 0 },
    silent: { trials: 1, failures: 0 },
  });
});

// In the short run one journey is counted.
test.describe('in the long run', { tag: '@long' }, () => {
  test.use({ expectedErrors: { patterns: [/planted/, /net::ERR/, /Failed to load resource/] } });

  test('Ada goes back by choice, says why, and her words stay here', async ({
    chat,
    flags,
    page,
    signIn,
  }) => {
    const { version } = await publishChat('7.2.0');
    const operator = createOperator();
    const bodies: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/telemetry')) bodies.push(request.postData() ?? '');
    });
    await flags.on('new_chat_mfe', shownAs(version));
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    await chat.startConversation();
    await chat.message.fill('A secret of mine');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Back to the old Chat' }).click();
    await page.getByLabel(/What was in the way/).fill('too much white');
    await page.getByRole('button', { name: 'Go back' }).click();
    await chat.expectView('legacy', 'by-choice');
    await leave(page);
    await expect.poll(async () => (await operator.acme(version))?.wentBack).toBe(1);
    expect((await operator.acme(version))?.legacy.swaps).toEqual([{ reason: 'by-choice', count: 1 }]);
    expect(bodies.join()).toContain('"chose-legacy"');
    expect(bodies.join()).not.toMatch(/secret|white|ada|acme/i);
  });

  test('a crash in render is a failure, with its error; the next page of the same person counts nothing more', async ({
    chat,
    flags,
    page,
    signIn,
  }) => {
    const { version } = await publishFixture('faulty', '7.3.0');
    const operator = createOperator();
    await page.addInitScript(() => {
      if (location.protocol === 'http:') sessionStorage.setItem('planted', 'throws-in-render');
    });
    await flags.on('new_chat_mfe', shownAs(version));
    await signIn('ben');
    await chat.expectView('legacy', 'render-error');
    await expect.poll(() => tallies(version)).toMatchObject({ told: { trials: 1, failures: 1 } });
    expect(countsOf((await operator.acme(version))?.remote)).toMatchObject({
      exposures: 1,
      told: 1,
      failed: 1,
      loaded: 1,
      rendered: 0,
      fallbacks: [{ reason: 'render-error', count: 1 }],
    });
    const { errors } = await operator.errors();
    expect(errors).toMatchObject([{ name: 'Error', source: 'render', view: 'remote', version, people: 1 }]);
    expect(errors[0]?.place).toMatch(/\.js:\d+:\d+$/);
    expect(JSON.stringify(errors)).not.toContain('planted');
    await page.reload();
    await chat.expectView('legacy', 'quarantined');
    await leave(page);
    expect(await tallies(version)).toMatchObject({ told: { trials: 1, failures: 1 } });
  });

  test('a page that is left before it has the code to tell anything is not taken for a dead one', async ({
    chat,
    flags,
    page,
    signIn,
  }) => {
    const { version } = await publishChat('7.5.0');
    await page.route('**/assets/after-view*.js', () => undefined);
    await flags.on('new_chat_mfe', shownAs(version));
    await signIn('ben');
    await chat.expectView('remote', 'flag-on');
    await leave(page);
    await expect
      .poll(() => tallies(version))
      .toEqual({
        told: { trials: 0, failures: 0 },
        silent: { trials: 1, failures: 0 },
      });
  });

  test('what did not arrive is sent once more', async ({ chat, flags, page, signIn }) => {
    const { version } = await publishChat('7.6.0');
    let tries = 0;
    await page.route('**/api/telemetry', async (route) => {
      tries += 1;
      if (tries === 1) await route.fulfill({ status: 503 });
      else await route.continue();
    });
    await flags.on('new_chat_mfe', shownAs(version));
    await signIn('ben');
    await chat.expectView('remote', 'flag-on');
    await expect.poll(() => tallies(version)).toMatchObject({ told: { trials: 1, failures: 0 } });
    expect(tries).toBe(2);
  });

  test('while analytics is away no page waits, and nothing is lost', async ({
    chat,
    flags,
    page,
    signIn,
  }) => {
    const { version } = await publishChat('7.7.0');
    await flags.on('new_chat_mfe', shownAs(version));
    await killService('analytics');
    await signIn('ben');
    await chat.expectView('remote', 'flag-on');
    const told = await page.waitForResponse('**/api/telemetry');
    expect(told.status()).toBe(204);
    await waitUntilWhole();
    await expect
      .poll(() => tallies(version), { timeout: 20_000 })
      .toEqual({ told: { trials: 1, failures: 0 }, silent: { trials: 1, failures: 0 } });
  });

  test('a page that died is told of by the next one', async ({ chat, flags, page, signIn }) => {
    const { version } = await publishChat('7.8.0');
    await page.route('**/api/telemetry', (route) => route.abort());
    await flags.on('new_chat_mfe', shownAs(version));
    await signIn('ben');
    await chat.expectView('remote', 'flag-on');
    await leave(page);
    await expect.poll(() => tallies(version)).toMatchObject({ silent: { trials: 1, failures: 1 } });
    await page.unroute('**/api/telemetry');
    // The mark that the wrapper sets before it loads a version, as a dead page leaves it behind.
    await page.addInitScript((loading) => {
      if (location.protocol === 'http:') sessionStorage.setItem('ficus-loading:chat', loading);
    }, version);
    await page.goto('/chat');
    await chat.expectView('legacy', 'did-not-finish');
    await expect
      .poll(() => tallies(version))
      .toEqual({
        told: { trials: 1, failures: 1 },
        silent: { trials: 1, failures: 0 },
      });
  });

  test('what an ad blocker keeps back is missed, not ignored', async ({ chat, flags, page, signIn }) => {
    const { version } = await publishChat('7.4.0');
    const operator = createOperator();
    await page.route('**/api/telemetry', (route) => route.abort());
    await flags.on('new_chat_mfe', shownAs(version));
    await signIn('ben');
    await chat.expectView('remote', 'flag-on');
    await leave(page);
    await expect
      .poll(() => tallies(version))
      .toEqual({
        told: { trials: 0, failures: 0 },
        silent: { trials: 1, failures: 1 },
      });
    expect((await operator.acme(version))?.remote).toMatchObject({ exposures: 1, told: 0 });
  });
});
