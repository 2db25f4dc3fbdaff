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

test('a name is saved by who is quicker than the profile', async ({ page, signIn }) => {
  await signIn('ben');
  const answer = Promise.withResolvers<void>();
  await page.route('**/api/v1/profile', async (route) => {
    if (route.request().method() === 'GET') await answer.promise;
    await route.continue();
  });
  await page.goto('/profile');
  const you = page.getByRole('region', { name: 'You', exact: true });
  for (const name of ['Ben King', 'Ben Okafor']) {
    await you.getByLabel('Name').fill(name);
    await you.getByRole('button', { name: 'Save name' }).click();
    answer.resolve();
    await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();
  }
});

test.describe('the code of the profile', () => {
  const CODE = /\/assets\/profile\.\w+\.js$/;

  test('hangs: the frame is there at once, and the page when it comes', async ({ page, signIn }) => {
    await signIn('ada');
    const code = Promise.withResolvers<void>();
    await page.route(CODE, async (route) => {
      await code.promise;
      await route.continue();
    });
    await page.goto('/profile', { waitUntil: 'commit' });
    await expect(page.getByRole('link', { name: 'Admin' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'You', exact: true })).toHaveCount(0);
    code.resolve();
    await expect(page.getByRole('region', { name: 'You', exact: true })).toBeVisible();
  });

  test.describe('cannot be had', () => {
    test.use({ expectedErrors: { patterns: [/ERR_CONNECTION_REFUSED/] } });
    test('the page says so, and is there when tried again', async ({ page, signIn }) => {
      await signIn('ada');
      await page.route(CODE, (route) => route.abort('connectionrefused'));
      await page.goto('/profile');
      await expect(page.getByRole('alert')).toContainText('Profile can’t be shown right now');
      await page.unroute(CODE);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('region', { name: 'You', exact: true })).toBeVisible();
    });
  });
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
