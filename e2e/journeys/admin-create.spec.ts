import { expectAccessible } from '../pages/expect-accessible.ts';
import { mailedLink } from '../system/mailed-link.ts';
import { expect, test } from '../test.ts';

// The browser itself notes each refusal of a service.
test.use({ expectedErrors: { patterns: [/status of (404|409)/] } });

test.beforeEach(async ({ flags }) => {
  await flags.on('new_admin_mfe');
});

test('an admin creates somebody by keyboard alone, who sets a password by the link, loses it, and is in again', async ({
  admin,
  browser,
  page,
  signIn,
}) => {
  const email = `nora-${Date.now()}@acme.test`;
  await signIn('ada');
  await admin.open('remote');
  await admin.section.getByRole('button', { name: 'Create', exact: true }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Create somebody' });
  await expect(form.getByLabel('E-mail')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByText(/Enter an e-mail address/)).toBeVisible();
  await expectAccessible(page, '[role="dialog"]');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nora Fields');
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  await expect(page.getByText('Nora Fields has been created')).toBeVisible({ timeout: 20_000 });
  await expect(admin.row('Nora Fields')).toContainText(email);

  const theirs = await browser.newContext();
  try {
    const nora = await theirs.newPage();
    const set = async (password: string) => {
      await nora.getByLabel('New password').fill(password);
      await nora.keyboard.press('Enter');
    };
    const isIn = () =>
      expect(nora.getByRole('button', { name: 'Account: Nora Fields' })).toBeVisible({ timeout: 15_000 });
    const welcome = new URL(await mailedLink(email), page.url()).href;
    await nora.goto(welcome);
    await expectAccessible(nora);
    await set('too short');
    await expect(nora.getByText('Use at least 10 characters')).toBeVisible();
    await set('long enough for it');
    await isIn();

    await theirs.clearCookies();
    await nora.goto(welcome);
    await nora.reload();
    await set('another one of them');
    await expect(nora.getByText('This link was used already, or is too old.')).toBeVisible();
    await nora.getByRole('link', { name: 'Have a new link sent' }).click();
    await expect(nora.getByLabel('Email')).toBeFocused();
    await nora.keyboard.type(email);
    await expectAccessible(nora);
    await nora.keyboard.press('Enter');
    await expect(nora.getByText(/a link is on its way/)).toBeVisible();
    await nora.goto(new URL(await mailedLink(email, welcome), page.url()).href);
    await set('another one of them');
    await isIn();
  } finally {
    await theirs.close();
  }
  const { people } = await (await page.request.get(`/api/v1/people?search=${email}`)).json();
  await page.request.post('/api/v1/people/changes', {
    data: { ids: [people[0].id], change: { kind: 'remove' } },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
});

test('who cannot be created is said to be so, with the reason and what to do', { tag: '@long' }, async ({
  admin,
  page,
  signIn,
}) => {
  await signIn('ada');
  await admin.open('remote');
  const create = async (email: string) => {
    await admin.section.getByRole('button', { name: 'Create', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Create somebody' });
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Name').fill('Somebody');
    await form.getByRole('button', { name: 'Create' }).click();
    return form;
  };
  const form = await create('ben@acme.test');
  await expect(form.getByText('ben@acme.test is a member.')).toBeVisible();
  await form.getByRole('button', { name: 'Cancel' }).click();

  await create('cleo@globex.test');
  await expect(admin.section.getByText(/has this address already. Invite them instead/)).toBeVisible({
    timeout: 20_000,
  });
  await expectAccessible(page, 'section[data-feature]');
  await admin.section.getByRole('button', { name: 'Invite instead' }).click();
  await expect(page.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(admin.section.getByText('Not created')).toHaveCount(0);
});
