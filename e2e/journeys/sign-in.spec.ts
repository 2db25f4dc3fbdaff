import { PASSWORD, PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

test('a person signs in, sees who they are, and signs out', async ({ page }) => {
  await page.goto('/chat');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fchat$/);
  await page.getByLabel('Email').fill(PEOPLE.ada.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/chat/);
  await page.getByRole('button', { name: /Ada Marsh/ }).click();
  await expect(page.getByText('ada@acme.test')).toBeVisible();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/chat');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});

test.describe('with a wrong password', () => {
  test.use({ expectedErrors: { patterns: [/401/] } });
  test('says so, and keeps what was typed', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill('ada@acme.test');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText(/password/i).filter({ hasText: /match|wrong|right|correct/i })).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue('ada@acme.test');
  });
});

test.describe('an address that is no page', () => {
  test.use({ expectedErrors: { patterns: [/404/] } });
  test('says so', async ({ page, signIn }) => {
    await signIn('ada');
    const response = await page.goto('/nowhere');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
  });
});
