import { expectAccessible } from '../pages/expect-accessible.ts';
import { expect, test } from '../test.ts';

// The browser itself notes each refusal of a service.
test.use({ expectedErrors: { patterns: [/status of (409|404)/] } });

for (const view of ['legacy', 'remote'] as const) {
  // Parity does its jobs in the legacy view in the short run, too.
  test.describe(`the ${view} tenants`, { tag: view === 'legacy' ? '@long' : [] }, () => {
    test.beforeEach(async ({ flags }) => {
      if (view === 'remote') await flags.on('new_tenants_mfe');
    });

    test('an admin makes a workspace, fills it, renames it and archives it', async ({
      page,
      signIn,
      tenants,
    }) => {
      const name = `Studio ${view} ${Date.now()}`;
      await signIn('ada');
      await tenants.open(view);
      await tenants.openPart('Workspaces');
      await expect(tenants.row('Workspaces', 'Design')).toContainText('3');
      await tenants.button('New workspace').click();
      const form = tenants.form('New workspace');
      await form.getByLabel('Name').fill('design');
      await form.getByRole('button', { name: 'Create' }).click();
      await expect(form.getByText('Another workspace has this name.')).toBeVisible();
      await form.getByLabel('Name').fill(name);
      await form.getByRole('button', { name: 'Create' }).click();
      await expect(tenants.section.getByText('Nobody is here yet')).toBeVisible();

      await tenants.button('Add people').click();
      const people = tenants.form(`Add people to ${name}`);
      await tenants.search('Search people', 'fumi');
      await people.getByRole('button', { name: 'Add Fumi Ito' }).click();
      await expect(people.getByRole('button', { name: 'Fumi Ito is a member' })).toBeVisible();
      await people.getByRole('button', { name: 'Done' }).click();
      await expect(tenants.row(`Members of ${name}`, 'Fumi Ito')).toBeVisible();

      await tenants.button('Rename').click();
      const rename = tenants.form(`Rename ${name}`);
      await rename.getByLabel('Name').fill(`${name} two`);
      await rename.getByRole('button', { name: 'Rename' }).click();
      await expect(tenants.section.getByRole('heading', { name: `${name} two` })).toBeVisible();
      await page.reload();
      await tenants.button('Remove Fumi Ito').click();
      await expect(tenants.section.getByText('Nobody is here yet')).toBeVisible();
      await tenants.button('Archive').click();
      await expect(tenants.button('Restore')).toBeVisible();
      if (view === 'remote') await expectAccessible(page, 'section[data-feature]');
    });

    test('an admin keeps the invitations and the settings', async ({ page, signIn, tenants }) => {
      const email = `kim-${view}-${Date.now()}@acme.test`;
      await signIn('ada');
      await tenants.invite({ email, name: 'Kim Bauer' });
      await tenants.open(view, '/tenants/acme/invitations');
      await expect(tenants.row('Open invitations', 'Jana Novák')).toContainText('Expired');
      const kim = tenants.row('Open invitations', email);
      await kim.getByRole('button', { name: 'Resend Kim Bauer' }).click();
      await expect(tenants.said(/Kim Bauer has been sent again/)).toBeVisible();
      await kim.getByRole('button', { name: 'Revoke Kim Bauer' }).click();
      await tenants.confirm(view, 'Revoke');
      await expect(kim).toHaveCount(0);

      await tenants.openPart('Settings');
      const settings = tenants.section.getByRole('form', { name: 'Settings' });
      const days = settings.getByLabel('Days that an invitation is good for');
      const domains = settings.getByLabel(/Domains that invited addresses must be of/);
      await expect(days).toHaveValue('14');
      await days.fill('91');
      await domains.fill('acme');
      await settings.getByRole('button', { name: 'Save changes' }).click();
      await expect(days).toHaveAttribute('aria-invalid', 'true');
      await expect(settings.getByText(/“acme” is no domain/)).toBeVisible();
      await days.fill('30');
      await domains.fill('acme.test');
      await settings.getByRole('button', { name: 'Save changes' }).click();
      await expect(tenants.said('The settings are saved')).toBeVisible();
      await page.reload();
      await expect(days).toHaveValue('30');
      await days.fill('14');
      await domains.fill('');
      await settings.getByRole('button', { name: 'Save changes' }).click();
      await expect(tenants.said('The settings are saved')).toBeVisible();
    });

    test('a member reads, and is offered nothing else', async ({ page, signIn, tenants }) => {
      await signIn('ben');
      await tenants.open(view);
      await expect(tenants.section.getByRole('heading', { name: 'Acme' })).toBeVisible();
      await expect(tenants.part('Members')).toBeVisible();
      await expect(tenants.part('Invitations')).toHaveCount(0);
      await expect(tenants.part('Settings')).toHaveCount(0);
      await tenants.openPart('Workspaces');
      await tenants.table('Workspaces').getByRole('link', { name: 'Design' }).click();
      await expect(tenants.row('Members of Design', 'Ben Okafor')).toBeVisible();
      await expect(tenants.section.getByRole('button', { name: /Rename|Archive|Add|Remove/ })).toHaveCount(0);
      await page.goto('/tenants/acme/settings');
      await expect(tenants.section.getByText(/Settings are for admins/)).toBeVisible();
      await page.goto('/tenants/globex');
      await expect(
        tenants.section.getByRole('alert').or(tenants.section.getByRole('status')).first(),
      ).toBeVisible();
      await expect(tenants.section.getByText('Globex')).toHaveCount(0);
    });

    test('an operator finds a tenant among all and looks into it', async ({ page, signIn, tenants }) => {
      await signIn('olga');
      await tenants.open(view);
      await expect(tenants.table('Tenants').getByRole('rowheader')).toHaveText([
        'Acme',
        'Ficus',
        'Globex',
        'Northwind',
      ]);
      await tenants.search('Search tenants', 'glob');
      await expect(tenants.table('Tenants').getByRole('rowheader')).toHaveText(['Globex']);
      expect(new URL(page.url()).search).toBe('?search=glob');
      await tenants.table('Tenants').getByRole('link', { name: 'Globex' }).click();
      await tenants.openPart('Members');
      await expect(tenants.row('Members', 'Hugo Peeters')).toBeVisible();
      await tenants.openPart('Settings');
      await expect(tenants.section.getByLabel('Name')).toHaveValue('Globex');
    });
  });
}

test('a flip keeps the place, and waits for what is being typed', async ({
  flags,
  page,
  signIn,
  tenants,
}) => {
  await signIn('ada');
  await tenants.open('legacy', '/tenants/acme/members?search=an');
  await expect(tenants.row('Members', 'Ivan Petrov')).toBeVisible();
  await page.goto('/tenants/acme/settings');
  await tenants.expectView('legacy');
  await flags.on('new_tenants_mfe');
  await tenants.expectView('remote', 'flag-on');
  expect(new URL(page.url()).pathname).toBe('/tenants/acme/settings');
  const days = tenants.section.getByLabel('Days that an invitation is good for');
  await days.fill('21');
  await flags.off('new_tenants_mfe');
  await expect(page.getByRole('button', { name: /Switch now/i })).toBeVisible();
  await tenants.expectView('remote');
  await tenants.button('Discard').click();
  await expect(days).toHaveValue('14');
  await tenants.openPart('Members');
  await tenants.expectView('legacy', 'flag-off');
  await expect(tenants.row('Members', 'Ben Okafor')).toBeVisible();
});

test('a kill takes the view at once, and what was typed is in both', async ({ flags, signIn, tenants }) => {
  await signIn('ada');
  await flags.on('new_tenants_mfe');
  await tenants.open('remote', '/tenants/acme/settings');
  const days = tenants.section.getByLabel('Days that an invitation is good for');
  await days.fill('21');
  await flags.on('kill_tenants_mfe');
  await tenants.expectView('legacy', 'killed');
  await expect(days).toHaveValue('21');
  await flags.off('kill_tenants_mfe');
  await tenants.expectView('remote', 'flag-on');
  await expect(days).toHaveValue('21');
  await tenants.button('Discard').click();
});
