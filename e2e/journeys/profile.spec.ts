import { expect, test } from '../test.ts';

test('a person finds who they are, changes their name, and sees where they are signed in', async ({
  page,
  signIn,
}) => {
  await signIn('ada');
  await page.getByRole('button', { name: /Account: Ada Marsh/ }).click();
  await page.getByRole('menuitem', { name: 'Profile and preferences' }).click();
  await expect(page).toHaveURL(/\/profile$/);
  await expect(page).toHaveTitle('Profile · Ficus');
  const tenants = page.getByRole('region', { name: 'Tenants' });
  await expect(tenants.getByRole('listitem')).toContainText(['Acme', 'Globex']);
  await expect(tenants).toContainText('manage people and their roles');

  const you = page.getByRole('region', { name: 'You' });
  for (const name of ['Ada King', 'Ada Marsh']) {
    await you.getByLabel('Name').fill(name);
    await you.getByRole('button', { name: 'Save name' }).click();
    await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();
  }

  const preferences = page.getByRole('region', { name: 'Preferences' });
  await preferences.getByLabel('Dark').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('region', { name: 'Sessions' })).toContainText('This one');

  // The page by its address, as a bookmark opens it.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
  await expect(preferences.getByLabel('Dark')).toBeChecked();
});

test.describe('the password', () => {
  test.use({ expectedErrors: { patterns: [/400/] } });
  test('is not changed without the present one', async ({ page, signIn }) => {
    await signIn('ben');
    await page.goto('/profile');
    const section = page.getByRole('region', { name: 'Password' });
    await section.getByLabel('Present password').fill('a guess');
    await section.getByLabel('New password').fill('a longer horse');
    await section.getByRole('button', { name: 'Change password' }).click();
    await expect(section.getByText('This is not your present password')).toBeVisible();
    await expect(section.getByLabel('Present password')).toBeFocused();
    await page.context().clearCookies();
    await signIn('ben');
  });
});
