import type { Page } from '@playwright/test';
import { expectAccessible } from '../pages/expect-accessible.ts';
import { expect, test } from '../test.ts';

test('an operator sees who is on which view and why, and how both fare', async ({
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
  await pick(olga, 'Tenant', 'acme');
  await olga.getByRole('textbox', { name: 'E-mail address' }).fill('ADA@acme.test');
  await olga.getByRole('button', { name: 'Explain' }).click();
  const explained = olga.getByRole('status').filter({ hasText: 'Ada Marsh' });
  await expect(explained).toContainText(
    'gets the old view at the next page: The flag is off for this person.',
  );
  await expect(explained).toContainText('None of its flags is on for them.');
  await expect(explained).toContainText(/Their last page \(.+\) was meant for the old view: The flag is off/);
  await flags.on('new_chat_mfe', { tenantId: ['acme'] });
  await olga.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@acme.test');
  await olga.getByRole('button', { name: 'Explain' }).click();
  await expect(olga.getByText('Nobody in acme has the address nobody@acme.test')).toBeVisible();
  await olga.getByRole('textbox', { name: 'E-mail address' }).fill('ben@acme.test');
  await olga.getByRole('button', { name: 'Explain' }).click();
  await expect(olga.getByText(/Ben Okafor \(member\) gets the new view.*The flag is on/)).toBeVisible();
  const asAda = await page.request.get('/api/v1/explanations?feature=chat&tenantId=acme&email=ben@acme.test');
  expect(asAda.status()).toBe(403);
  await olga.context().close();
  await page.close();
});

async function pick(page: Page, box: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: box }).click();
  await page.getByRole('option', { name: option }).click();
}
