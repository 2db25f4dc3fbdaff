import AxeBuilder from '@axe-core/playwright';
import { expect, signInOn, test } from '../test.ts';

test('what happens to a person rings in every tab of theirs, is read by keyboard, and is told as they want', async ({
  browser,
  page,
  signIn,
}) => {
  await signIn('ben');
  const bell = page.getByRole('button', { name: /^Notifications/ });
  await expect(bell).toContainText('unread');
  const second = await page.context().newPage();
  await second.goto('/profile');
  await expect(second.getByRole('button', { name: /^Notifications/ })).toContainText('unread');
  const before = Number((await bell.textContent())?.replace(/\D/g, ''));

  const admins = await browser.newContext();
  const admin = await admins.newPage();
  await signInOn(admin, 'ada');
  const change = (role: string) =>
    admin.evaluate(
      async (next) =>
        (
          await fetch('/api/v1/people/user_ben/role', {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ role: next }),
          })
        ).status,
      role,
    );
  try {
    expect(await change('admin')).toBe(200);
    // The tab that has the stream tells the other.
    for (const tab of [page, second])
      await expect(tab.getByRole('button', { name: /^Notifications/ })).toContainText(`${before + 1}`);

    await bell.focus();
    await page.keyboard.press('Enter');
    const inbox = page.getByRole('dialog', { name: 'Notifications' });
    await expect(inbox.getByRole('listitem').first()).toContainText('You are an admin of Acme now');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    // One that is still on its way keeps nobody from the next.
    await page.route('**/api/v1/notifications/read', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    const readAll = page.waitForResponse(
      (answer) => answer.url().endsWith('/notifications/read') && answer.request().postData() === '{}',
    );
    await inbox
      .getByRole('button', { name: 'Mark as read: You are an admin of Acme now' })
      .first()
      .press('Enter');
    await inbox.getByRole('button', { name: 'Mark all as read' }).press('Enter');
    await expect(inbox.getByText('You have read all of them.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bell).toBeFocused();
    await expect(bell).not.toContainText('unread');
    expect((await readAll).status()).toBe(200);
    await page.reload();
    await expect(bell).toBeVisible();
    await expect(bell).not.toContainText('unread');

    // Told no more of what they do not want to hear.
    const kind = second.getByRole('group', { name: 'Your role is changed' });
    await kind.getByRole('switch', { name: 'Here' }).press('Space');
    await expect(kind.getByRole('switch', { name: 'Here' })).not.toBeChecked();
    expect(await change('member')).toBe(200);
    await kind.getByRole('switch', { name: 'Here' }).press('Space');
    await expect(kind.getByRole('switch', { name: 'Here' })).toBeChecked();
    await expect(bell).not.toContainText('unread');
  } finally {
    await change('member');
    await admins.close();
  }
});
