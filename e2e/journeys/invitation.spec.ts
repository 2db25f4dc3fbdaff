import { expectAccessible } from '../pages/expect-accessible.ts';
import { mailedLink } from '../system/mailed-link.ts';
import { expect, test } from '../test.ts';

// The browser itself notes each answer that there is no account yet.
test.use({ expectedErrors: { patterns: [/status of (403|404)/] } });

test('who is invited joins by the link, with a new account or the one they have', async ({
  page,
  browser,
  signIn,
}) => {
  await signIn('ada');
  const write = (path: string, data: object) =>
    page.request.post(path, { data, headers: { 'idempotency-key': crypto.randomUUID() } });
  const remove = async (search: string) => {
    const { people } = await (await page.request.get(`/api/v1/people?search=${search}`)).json();
    await write('/api/v1/people/changes', { ids: [people[0].id], change: { kind: 'remove' } });
  };
  const invite = async (email: string, name: string) => {
    expect((await write('/api/v1/invitations', { email, name, role: 'member' })).ok()).toBe(true);
    return new URL(await mailedLink(email), page.url()).href;
  };
  const email = `gus-${Date.now()}@acme.test`;
  const theirs = await browser.newContext();
  try {
    const guest = await theirs.newPage();
    await test.step('a new account, by keyboard', async () => {
      const link = await invite(email, 'Gus Fields');
      await guest.goto(link);
      await expect(guest.getByRole('heading', { name: 'Join Acme' })).toBeVisible();
      await expectAccessible(guest);
      await guest.getByLabel('New password').focus();
      await guest.keyboard.type('long enough for it');
      await guest.keyboard.press('Enter');
      await expect(guest.getByRole('button', { name: 'Account: Gus Fields' })).toBeVisible({
        timeout: 20_000,
      });
      await theirs.clearCookies();
      await guest.goto(link);
      await guest.getByLabel('New password').fill('another one of them');
      await guest.keyboard.press('Enter');
      await expect(guest.getByText('This link was used already, or is too old.')).toBeVisible();
    });
    await test.step('the account that they have, signed in or not', async () => {
      await signIn('cleo', guest);
      await guest.goto(await invite('cleo@globex.test', 'Cleo'));
      await expect(guest.getByText(/with the account that you have/)).toBeVisible();
      await guest.getByRole('button', { name: 'Join', exact: true }).click();
      await expect(guest.getByRole('button', { name: 'Tenant: Acme' })).toBeVisible();
    });
  } finally {
    await theirs.close();
    await remove(email);
    await remove('cleo@globex.test');
  }
});
