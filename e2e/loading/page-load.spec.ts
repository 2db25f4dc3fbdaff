import type { Page } from '@playwright/test';
import { expect, test } from '../test.ts';
import { recordRequests } from './request-log.ts';

/** Waits for the mark that the host sets at a view's first usable paint. */
const untilReady = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('ficus:ready:chat').length > 0);

/** What the page asked for before its view was ready, by its own clock. */
const beforeReady = (page: Page) =>
  page.evaluate(() => {
    const ready = performance.getEntriesByName('ficus:ready:chat')[0]?.startTime ?? 0;
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return entries
      .filter(({ startTime }) => startTime < ready)
      .map(({ name, startTime, responseEnd }) => ({ name, startTime, responseEnd }));
  });

const repeated = (urls: readonly string[]) => urls.filter((url, index) => urls.indexOf(url) !== index);

test('a person with the remote fetches exactly its code and first data, each once, in two rounds', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await expect(async () => {
    await page.reload();
    await chat.expectView('remote');
  }).toPass();
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (/preload/.test(message.text())) warnings.push(message.text());
  });
  const log = await recordRequests(page);
  await log.session.send('Network.clearBrowserCache');
  await page.goto('/chat');
  await untilReady(page);
  const before = await beforeReady(page);
  const names = before.map(({ name }) => new URL(name).pathname);
  expect(names.filter((name) => /flags|session|manifest|release\.json|legacy|federation/.test(name))).toEqual(
    [],
  );
  expect(names).toContain('/api/v1/conversations');
  expect(names.some((name) => name.includes('/lean-entry'))).toBe(true);
  // The page before this one may still be fetching ahead: what counts is what this one needed.
  const needed = new Set(before.map(({ name }) => name));
  expect(repeated(log.sent().filter((url) => needed.has(url)))).toEqual([]);
  // Two rounds: the document, and what it names. Nothing waited for an answer of the second.
  const firstAnswer = Math.min(
    ...before.filter(({ name }) => /\.js$/.test(name)).map((one) => one.responseEnd),
  );
  const late = before.filter(({ name, startTime }) => startTime > firstAnswer && !isUsedAgain(name, before));
  expect(late.map(({ name }) => name)).toEqual([]);
  await page.waitForTimeout(3500); // Chromium speaks of unused preloads three seconds after the load.
  expect(warnings).toEqual([]);
});

/** The element that uses a preload is another entry of the same name. */
const isUsedAgain = (name: string, all: readonly { name: string }[]) =>
  all.findIndex((one) => one.name === name) !== all.findLastIndex((one) => one.name === name);

test('a conversation’s own page has its messages fetched beside the code', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await signIn('ben');
  await expect(async () => {
    await page.reload();
    await chat.expectView('remote');
  }).toPass();
  await chat.startConversation();
  await chat.send('What is a cohort?');
  const { pathname } = new URL(page.url());
  expect(pathname).toMatch(/^\/chat\/.+/);
  const log = await recordRequests(page);
  await page.reload();
  await untilReady(page);
  const data = log.sent().filter((url) => url.includes('/api/v1/conversations'));
  expect(data).toHaveLength(2);
});

test('the side that was not chosen costs no byte before idle; then the flip asks the network for nothing', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  const log = await recordRequests(page);
  await log.session.send('Network.clearBrowserCache');
  await page.goto('/chat');
  await untilReady(page);
  const names = (await beforeReady(page)).map(({ name }) => name);
  expect(names.filter((name) => /lean-|remote-entry|manifest|conversations$/.test(name))).toEqual([]);
  await expect.poll(() => log.ofRemotes().length).toBeGreaterThanOrEqual(2);
  // Ready to be called, and nothing of it has run: its entry has defined a container that no host has initialised.
  await expect
    .poll(() =>
      page.evaluate(() => Object.keys(window).filter((key) => /^ficus_chat_.*_lean$/.test(key)).length),
    )
    .toBe(1);
  await page.waitForTimeout(500);
  log.forget();
  await flags.on('new_chat_mfe');
  await chat.expectView('remote', 'flag-on');
  // What comes after the view is no part of the flip: its chunk, and what leads to it, is fetched once the view can be used.
  const asked = log
    .ofRemotes()
    .filter(({ isCached, url }) => !isCached && !/lean-(later-files|after-view)\./.test(url));
  expect(asked).toEqual([]);
});

test('a person who saves data is sent nothing ahead', async ({ page, chat, signIn }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  const log = await recordRequests(page);
  await page.reload();
  await untilReady(page);
  await page.waitForTimeout(3500);
  expect(log.ofRemotes()).toEqual([]);
});
