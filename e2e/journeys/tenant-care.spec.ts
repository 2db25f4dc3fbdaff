import { expectAccessible } from '../pages/expect-accessible.ts';
import { GATEWAY } from '../system/addresses.ts';
import { expect, test } from '../test.ts';

// The browser itself notes each refusal of a service.
test.use({ expectedErrors: { patterns: [/status of (401|404|409)/] } });

/** The services' own tests have these, too: in the browser they are looked at in the full run. */
const fully = { tag: '@long' };

test.beforeEach(async ({ flags }) => {
  await flags.on('new_tenants_mfe');
});

test('a member does not see what the plan allows', fully, async ({ signIn, tenants }) => {
  await signIn('ben');
  await tenants.open('remote', '/tenants/acme/usage');
  await expect(tenants.section.getByText(/Plan and usage are for admins/)).toBeVisible();
});

test(
  'an admin sees what the plan allows and how much of it is used',
  fully,
  async ({ page, signIn, tenants }) => {
    await signIn('ada');
    await tenants.open('remote', '/tenants/acme/usage');
    await expect(tenants.section.getByRole('heading', { name: 'Plan: Team' })).toBeVisible();
    const people = tenants.section.getByRole('listitem').filter({ hasText: 'People' });
    const used = async () => Number(/(\d+) of 500/.exec((await people.textContent()) ?? '')?.[1]);
    const before = await used();
    const invited = await page.request.post('/api/v1/invitations', {
      data: { email: `usage-${Date.now()}@acme.test`, name: 'Usage', role: 'member' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    const { id } = (await invited.json()) as { id: string };
    await page.reload();
    await expect(people).toContainText('of 500');
    expect(await used()).toBe(before + 1);
    await page.request.delete(`/api/v1/invitations/${id}`);
    await expectAccessible(page, 'section[data-feature]');
  },
);

test('an operator sees a full plan, makes room by a larger one, and takes it back', async ({
  page,
  signIn,
  tenants,
}) => {
  await signIn('olga');
  await tenants.open('remote', '/tenants/northwind/usage');
  await expect(tenants.section.getByText(/Full: no more can be added/)).toBeVisible();
  await expect(tenants.section.getByText(/Nearly full: room for one more/)).toBeVisible();
  await expectAccessible(page, 'section[data-feature]');
  const change = async (name: string) => {
    await tenants.button(`Change to ${name}`).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Change the plan' }).click();
    await expect(tenants.section.getByRole('heading', { name: `Plan: ${name}` })).toBeVisible();
  };
  await change('Team');
  await expect(tenants.section.getByText('5 of 500')).toBeVisible();
  await change('Starter');
});

test('what the plan has no room for is refused with what to do', fully, async ({ page, signIn, tenants }) => {
  await signIn('olga');
  await tenants.open('remote', '/tenants/northwind/workspaces');
  const make = async (name: string) => {
    await tenants.button('New workspace').click();
    await tenants.form('New workspace').getByLabel('Name').fill(name);
    await tenants.form('New workspace').getByRole('button', { name: 'Create' }).click();
  };
  await make('Second');
  await expect(tenants.section.getByRole('heading', { name: 'Second' })).toBeVisible();
  await page.goto('/tenants/northwind/workspaces');
  await make('Third');
  await expect(
    tenants
      .form('New workspace')
      .getByText(/Starter, the plan of Northwind, allows 2 workspaces.*Archive one/),
  ).toBeVisible();
  await expectAccessible(page, '[role="dialog"]');
  await tenants.form('New workspace').getByRole('button', { name: 'Cancel' }).click();
  await tenants.table('Workspaces').getByRole('link', { name: 'Second' }).click();
  await tenants.button('Archive').click();
  await expect(tenants.button('Restore')).toBeVisible();
});

test('an operator deletes a tenant by typing its name, by keyboard alone, and brings it back', async ({
  page,
  signIn,
  tenants,
}) => {
  await signIn('olga');
  await tenants.open('remote', '/tenants/northwind/settings');
  const danger = tenants.section.getByRole('region', { name: 'Delete this tenant' });
  await danger.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Delete Northwind?' });
  await expect(question.getByRole('textbox')).toBeFocused();
  await expectAccessible(page, '[role="alertdialog"]');
  await page.keyboard.type('Northwin');
  await page.keyboard.press('Enter');
  await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await page.keyboard.type('d');
  await page.keyboard.press('Enter');
  await expect(tenants.said('Northwind is deleted')).toBeVisible();
  await expect(tenants.row('What can be brought back', 'Northwind')).toBeVisible();
  await expect(tenants.table('Tenants').getByRole('rowheader')).toHaveText(['Acme', 'Ficus', 'Globex']);
  await expectAccessible(page, 'section[data-feature]');
  await tenants.button('Bring back Northwind').click();
  await expect(tenants.said('Northwind is back')).toBeVisible();
  await expect(tenants.table('What can be brought back')).toHaveCount(0);
  await expect(tenants.table('Tenants').getByRole('rowheader')).toContainText(['Northwind']);
});

test('who deletes their own tenant leaves it, and comes back with it', async ({
  browser,
  page,
  signIn,
  tenants,
}) => {
  await signIn('cleo');
  await tenants.open('remote', '/tenants/globex/settings');
  await tenants.button('Delete …').click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('textbox').fill('Globex');
  await question.getByRole('button', { name: 'Delete' }).click();
  // Cleo is in no other tenant.
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 15_000 });
  const other = await browser.newContext();
  try {
    const olga = await other.newPage();
    await signIn('olga', olga);
    const restored = await olga.request.delete(`${GATEWAY}/api/v1/tenant-deletions/globex`);
    expect(restored.status()).toBe(204);
  } finally {
    await other.close();
  }
  await signIn('cleo');
  await tenants.open('remote', '/tenants/globex');
  await expect(tenants.section.getByRole('heading', { name: 'Globex' })).toBeVisible();
});
