import type { Page } from '@playwright/test';
import { breakRemotesOrigin } from '../system/faults.ts';
import { pointTo } from '../system/releases.ts';
import { createFlagAdmin } from '../system/unleash.ts';
import { expect, signInOn, test } from '../test.ts';
import { noteResult } from './results.ts';
import type { Row } from './row.ts';
import { ROWS } from './rows.ts';
import { createStand, type Stand } from './stand.ts';

/** A view stands within five seconds; a busy machine gets some more. */
const DEADLINE_MS = 5000;
const SLACK_MS = 3000;

let page: Page;
let stand: Stand;

test.describe('the fault matrix', () => {
  test.beforeAll(async ({ browser }) => {
    test.setTimeout(120_000);
    const flags = createFlagAdmin();
    await flags.on('new_chat_mfe');
    const context = await browser.newContext();
    page = await context.newPage();
    await signInOn(page, 'ada');
    await expect(page.locator('section[data-feature="chat"]')).toHaveAttribute('data-view', 'remote');
    stand = await createStand(context, page);
  });
  test.afterAll(async () => {
    await breakRemotesOrigin([]);
    await stand.prepare('');
    await createFlagAdmin().off('new_chat_mfe');
    await page.context().close();
  });

  for (const row of ROWS) {
    for (const by of row.by ? [row.by] : (['cold', 'in-app'] as const)) {
      const tag = row.isShort && by === (row.by ?? 'cold') ? ['@short'] : [];
      test(`${row.where}: ${row.fault} (${by})`, { tag }, async () => {
        const draft = `Draft: ${row.where}, ${row.fault}`;
        await plant(row, by, draft);
        const begun = Date.now();
        await go(by);
        if (row.act) await stand.chat.expectView('remote');
        await row.act?.(stand);
        await expectOutcome(row);
        const ms = Date.now() - begun;
        expect(ms, 'until the view stood').toBeLessThan(DEADLINE_MS + SLACK_MS);
        await stand.expectUsable(draft);
        expect(stand.takeUnexpected(), 'console errors').toEqual([]);
        expect(stand.takeLoads(), 'page loads').toBeLessThanOrEqual(1);
        noteResult({ where: row.where, fault: row.fault, by, view: row.view, ...(await seen()), ms });
      });
    }
  }
});

async function plant(row: Row, by: 'cold' | 'in-app', draft: string): Promise<void> {
  await stand.prepare(draft);
  if (!row.hasLastGood) {
    await page.context().clearCookies({ name: 'ficus_note' });
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith('ficus-failures')) localStorage.removeItem(key);
      }
    });
  }
  if (row.release) {
    const release = await row.release();
    await pointTo(release);
    await stand.waitForVersion(release.version);
  }
  if (by === 'in-app') await page.goto('/nowhere');
  if (!row.hasLastGood) await page.context().clearCookies({ name: 'ficus_note' });
  await page.evaluate((name) => sessionStorage.setItem('planted', name), row.planted ?? 'none');
  const plan = (await row.plan?.()) ?? [];
  await breakRemotesOrigin(plan);
  const set = typeof plan === 'object' && plan[0] && typeof plan[0].fault === 'object' && plan[0].fault;
  if (set && 'set' in set) await stand.waitForVersion(String(set.set.version));
  await stand.emptyCache();
  stand.takeUnexpected();
  stand.takeLoads();
}

async function go(by: 'cold' | 'in-app'): Promise<void> {
  if (by === 'cold') await page.reload({ waitUntil: 'commit' });
  else await page.getByRole('link', { name: 'Chat' }).first().click();
}

async function expectOutcome(row: Row): Promise<void> {
  const { section } = stand.chat;
  await expect(section).toHaveAttribute('data-view', row.view);
  await expect(section).toHaveAttribute('data-phase', row.view === 'remote' ? 'ready' : 'legacy');
  await expect(stand.chat.message).toBeVisible();
  const reasons = typeof row.reason === 'string' ? [row.reason] : row.reason;
  expect(reasons).toContain(await section.getAttribute('data-reason'));
}

async function seen(): Promise<{ reason: string }> {
  return { reason: (await stand.chat.section.getAttribute('data-reason')) ?? '' };
}
