import path from 'node:path';
import type { Page } from '@playwright/test';
import { de } from '../pages/german.ts';
import { expect, test } from '../test.ts';
import { composePicture } from './compose-picture.ts';
import { SCREENS, type Screen } from './screens.ts';

const FOLDER = path.join(import.meta.dirname, '../../test-results/screenshots');
const WIDTHS = [360, 768, 1440];
const FEATURES = ['chat', 'admin', 'tenants'] as const;

test.use({ expectedErrors: { patterns: [/status of 4|ERR_CONNECTION_REFUSED/] } });

for (const view of ['legacy', 'remote'] as const) {
  test(`the ${view} views, in all widths and colours`, async ({ page, flags, signIn, chat }) => {
    test.setTimeout(1_200_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (view === 'remote') for (const name of FEATURES) await flags.on(`new_${name}_mfe`);
    let who = '';
    const missing: string[] = [];
    for (const screen of SCREENS) {
      if (screen.only && screen.only !== view) continue;
      if (screen.person !== who) {
        await page.context().clearCookies();
        if (screen.person) await signIn(screen.person);
        if (screen.person === 'ada') await writeConversation(page, chat);
        who = screen.person ?? '';
      }
      // One that cannot be had must not cost the others.
      await test.step(screen.name, async () => {
        await shoot(page, screen, view).catch((cause: unknown) => missing.push(`${screen.name}: ${cause}`));
      });
    }
    expect(missing).toEqual([]);
  });
}

test.describe('in a browser that asks for German', () => {
  test.use({ locale: 'de-DE' });

  test('the remote views before anything is done, in all widths', async ({ page, flags, signIn }) => {
    test.setTimeout(600_000);
    for (const name of FEATURES) await flags.on(`new_${name}_mfe`);
    let who = '';
    for (const screen of SCREENS) {
      if (screen.only === 'legacy' || screen.first) continue;
      if (screen.person !== who) await page.context().clearCookies();
      if (screen.person && screen.person !== who) await signIn(screen.person);
      who = screen.person ?? '';
      await test.step(screen.name, () => shoot(page, screen, 'german', de('Notifications')));
    }
  });
});

test('the picture in the README', async ({ page }) => {
  await composePicture(page, FOLDER, path.join(FOLDER, 'the-new-views.png'));
});

/** One picture for each width and colour scheme; what the person does first is done anew each time. */
async function shoot(page: Page, screen: Screen, view: string, bell = 'Notifications'): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await page.goto(screen.path);
    await page.locator('main').waitFor();
    // What comes after the view belongs to the picture.
    if (screen.person)
      await page
        .getByRole('button', { name: new RegExp(`^${bell}`) })
        .first()
        .waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    await screen.first?.(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(150);
      await page.screenshot({
        path: path.join(FOLDER, `${screen.name}.${view}.${width}.${colorScheme}.png`),
      });
    }
  }
}

async function writeConversation(page: Page, chat: { open(at?: string): Promise<void> }): Promise<void> {
  await chat.open();
  const section = page.locator('section[data-feature="chat"]');
  const message = section.getByRole('textbox', { name: 'Message' });
  for (const text of ['What does a feature flag decide?', 'And how do I go back to the old view?']) {
    await message.fill(text);
    await message.press('Enter');
    await page.getByText(text).first().waitFor();
    await section.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });
    await page.waitForTimeout(1500);
  }
}
