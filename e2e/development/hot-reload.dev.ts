import type { Page } from '@playwright/test';
import { GATEWAY } from '../system/addresses.ts';
import { edit, putBack } from './edit.ts';
import { expect, signInOn, test } from './test.ts';

const EDITS = 5;
const LIST = 'remotes/chat/src/conversations/conversations.tsx';

test.afterEach(putBack);

/** From a saved file to the page, in ms. */
async function timeOf(change: () => Promise<void>, seen: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await change();
  await seen();
  return Math.round(performance.now() - begun);
}

/** A mark that a reload would take away. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  return () => page.evaluate(() => 'isSamePage' in window);
}

function tell(what: string, times: readonly number[]): void {
  console.log(`    ${what}: on the page after ${times.join(', ')} ms (median ${median(times)})`);
}

/** The first edit after a start finds everything cold, and a loaded machine makes single ones slow. */
function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

test('an edit in a remote is on the page in under a second, with its state kept', async ({
  page,
  chat,
  flags,
}) => {
  await flags.on('new_chat_mfe');
  await signInOn(page, 'ada');
  await chat.expectView('remote');
  const isSamePage = await mark(page);
  const filter = chat.section.getByRole('searchbox', { name: 'Search conversations' });
  await filter.fill('kept by React');
  const times: number[] = [];
  for (let count = 1; count <= EDITS; count += 1) {
    const before = count === 1 ? '>{t`Conversations`}<' : `>Edited ${count - 1}<`;
    const seen = chat.section.getByRole('heading', { name: `Edited ${count}` });
    times.push(
      await timeOf(
        () => edit(LIST, before, `>Edited ${count}<`),
        () => seen.waitFor(),
      ),
    );
  }
  tell('an edit in a remote', times);
  expect(median(times)).toBeLessThan(1000);
  await expect(filter).toHaveValue('kept by React');
  expect(await isSamePage()).toBe(true);
});

test('an edit of its styles or of the host reloads nothing either', async ({ page, chat, flags }) => {
  await flags.on('new_chat_mfe');
  await signInOn(page, 'ada');
  await chat.expectView('remote');
  const isSamePage = await mark(page);
  const filter = chat.section.getByRole('searchbox', { name: 'Search conversations' });
  await filter.fill('kept by React');
  const heading = chat.section.getByRole('heading', { name: 'Conversations' });
  const style = await timeOf(
    () =>
      edit(
        'remotes/chat/src/conversations/conversations.module.css',
        '.heading {',
        '.heading {\n    letter-spacing: 7px !important;',
      ),
    // As the browser sees it: an expectation asks less and less often.
    async () =>
      void (await page.waitForFunction(
        (element) => element && getComputedStyle(element).letterSpacing === '7px',
        await heading.elementHandle(),
      )),
  );
  tell('an edit of styles', [style]);
  const menu = page.getByRole('navigation', { name: 'Features' });
  const host = await timeOf(
    () =>
      edit('shell/src/frame/navigation/Navigation.tsx', 'aria-label={t`Features`}', 'aria-label="Edited"'),
    () => page.getByRole('navigation', { name: 'Edited' }).waitFor(),
  );
  await expect(menu).toHaveCount(0);
  tell('an edit in the host', [host]);
  await expect(filter).toHaveValue('kept by React');
  expect(await isSamePage()).toBe(true);
});

test('a service starts again with an edit of its own files, and waits out one that does not start', async ({
  request,
}) => {
  const health = () => request.get(`${GATEWAY}/health/services`, { timeout: 2000 }).catch(() => undefined);
  const version = async () => (await health())?.headers()['x-edited'];
  const file = 'services/gateway/src/health.ts';
  const restarted = await timeOf(
    () => edit(file, 'reply.code(', "reply.header('x-edited', '1').code("),
    () => expect.poll(version, { intervals: [50] }).toBe('1'),
  );
  tell('an edit in a service', [restarted]);
  await edit(file, "'1'", "'");
  await expect.poll(health, { intervals: [50] }).toBeUndefined();
  await edit(file, "'x-edited', '", "'x-edited', '2'");
  await expect.poll(version, { intervals: [50] }).toBe('2');
});

test('pages under development keep the policy: a nonce, and nothing that is written into them runs', async ({
  page,
}) => {
  await expect.poll(() => page.request.get('/sign-in').catch(() => undefined)).toBeTruthy();
  const answer = await page.goto('/sign-in');
  expect(answer?.headers()['content-security-policy']).toMatch(
    /script-src 'nonce-[^']+' 'strict-dynamic'(;|$)/,
  );
  expect(answer?.headers()['integrity-policy']).toBeUndefined();
});
