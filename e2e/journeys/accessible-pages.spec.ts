import type { Page } from '@playwright/test';
import { expectAccessible } from '../pages/expect-accessible.ts';
import { expect, test } from '../test.ts';

const VIEWS = ['legacy', 'remote'] as const;

test.use({ expectedErrors: { patterns: [/404/] } });

/** The view stands, and nothing on it is still half faded. */
async function open(page: Page, path: string, feature?: string): Promise<void> {
  await page.goto(path);
  if (!feature) return;
  const section = page.locator(`section[data-feature="${feature}"]`);
  await expect(section).toHaveAttribute('data-phase', /^(ready|legacy)$/);
  await expect(section).toHaveAttribute('aria-busy', 'false');
}

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 360],
] as const) {
  test(`every page is accessible in ${colorScheme} colours at ${width} px`, {
    tag: width === 1440 ? '@long' : [],
  }, async ({ page, flags, signIn }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/sign-in');
    await expectAccessible(page);
    await signIn('ada');
    const links = page.getByRole('navigation', { name: 'Features' }).getByRole('link');
    const names = (await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).map(
      (href) => String(href).slice(1),
    );
    expect(names).toContain('chat');
    for (const view of VIEWS) {
      for (const name of names) {
        if (view === 'remote') await flags.on(`new_${name}_mfe`);
        await open(page, `/${name}`, name);
        await expect(page.locator(`section[data-feature="${name}"]`)).toHaveAttribute('data-view', view);
        await test.step(`${view} ${name}`, () => expectAccessible(page));
      }
    }
    for (const path of ['/profile', '/no-such-page']) {
      await open(page, path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await test.step(path, () => expectAccessible(page));
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
  });
}

test('by keyboard alone: skip to the content, go from feature to feature, open the account menu', async ({
  page,
  signIn,
}) => {
  await signIn('ada');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const link = page.getByRole('link', { name: 'Admin' }).first();
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin/);
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveTitle(/· Ficus$/);
  const account = page.getByRole('button', { name: /^Account/ });
  await account.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(account).toBeFocused();
});
