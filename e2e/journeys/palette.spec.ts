import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../test.ts';

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const fieldOf = (page: Page) => paletteOf(page).getByRole('combobox');

async function open(page: Page) {
  await expect(page.getByRole('button', { name: 'Search and commands' })).toBeVisible();
  await page.keyboard.press('Control+K');
  await expect(fieldOf(page)).toBeFocused();
}

test('by keyboard alone one goes anywhere, finds what is there, and does what the menus do', async ({
  page,
  signIn,
}) => {
  await signIn('ada');
  await open(page);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.type('prof');
  await expect(paletteOf(page).getByRole('option')).toHaveText(['Profile']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/profile$/);
  await expect(page.locator('#main')).toBeFocused();

  await open(page);
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(paletteOf(page)).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('#main :focus')).toHaveCount(1);

  await open(page);
  await page.keyboard.type('ben@ac');
  const ben = paletteOf(page).getByRole('group', { name: 'People' }).getByRole('option');
  await expect(ben).toHaveText([/ben@acme\.test/]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin\/people\/user_ben$/);
  await expect(page.locator('#main')).toContainText('ben@acme.test');

  await open(page);
  await page.keyboard.type('zzzz');
  await expect(paletteOf(page)).toContainText('Nothing is called “zzzz”.');
  await page.keyboard.press('Escape');
  await expect(paletteOf(page)).toBeHidden();

  await open(page);
  await page.keyboard.type('globex');
  await page.keyboard.press('Enter');
  await expect(page.locator('header')).toContainText('Globex');
});

test.describe('where a service does not answer', () => {
  test.use({ expectedErrors: { patterns: [/Failed to load resource/] } });
  test('commands are there, and it is said that the search was not whole', async ({ page, signIn }) => {
    await page.route('**/api/v1/people?*', (route) => route.abort('connectionrefused'));
    await signIn('ben');
    await page.route('**/api/v1/conversation-search?*', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Search and commands' }).click();
    await fieldOf(page).fill('sign');
    await expect(paletteOf(page).getByRole('option', { name: 'Sign out' })).toBeVisible();
    await expect(paletteOf(page).getByRole('status').last()).toContainText(
      'Not everything could be searched',
    );
  });
});
