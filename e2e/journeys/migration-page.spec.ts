import { expectAccessible } from '../pages/expect-accessible.ts';
import { expect, test } from '../test.ts';

test('an operator sees who is on which view, and how both fare', async ({
  browser,
  chat,
  flags,
  page,
  signIn,
}) => {
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  await flags.on('new_admin_mfe');
  const olga = await (await browser.newContext()).newPage();
  await signIn('olga', olga);
  await olga.goto('/admin');
  await olga.getByRole('link', { name: 'Migration' }).click();
  await expect(olga).toHaveURL(/\/admin\/migration$/);
  await olga.getByRole('combobox', { name: 'Feature' }).click();
  await olga.getByRole('option', { name: 'chat' }).click();
  await expect(olga).toHaveURL(/feature=chat/);

  const acme = olga.getByRole('table', { name: 'By tenant' }).getByRole('row', { name: /^acme/ });
  await expect(acme).toContainText('flag-off');
  await expect(acme).toContainText(/of [\d,]+ pages/);
  await expect(olga.getByRole('link', { name: 'new_chat_mfe in Unleash' })).toHaveAttribute(
    'href',
    /\/projects\/default\/features\/new_chat_mfe$/,
  );
  await olga.getByRole('combobox', { name: 'Time' }).click();
  await olga.getByRole('option', { name: 'The last 7 days' }).click();
  await expect(olga.getByText(/^The old view was meant on [\d,]+ pages?\.$/)).toBeVisible();
  const chart = olga.getByRole('img', { name: /^[\d,]+ pages from/ });
  await expect(chart).toBeVisible();
  await olga.getByText('The same as a table').click();
  await expect(olga.getByRole('table', { name: 'Pages over time' }).getByRole('row').nth(1)).toBeVisible();
  // Which takes a while.
  if (process.env.FICUS_TEST === 'full') await expectAccessible(olga, 'section[data-feature="admin"]');
  await olga.context().close();
  await page.close();
});
