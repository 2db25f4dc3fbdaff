import type { Browser, Page } from '@playwright/test';
import { GATEWAY } from '../system/addresses.ts';
import { PASSWORD, PEOPLE, type PersonName } from '../system/people.ts';
import { expect, test } from '../test.ts';

const { ada, ben } = PEOPLE;

test.use({ expectedErrors: { patterns: [/status of 401/] } });

/** Signs somebody in somewhere else; tells what their next request is answered. */
async function signInElsewhere(browser: Browser, name: PersonName, userAgent: string) {
  const elsewhere = await browser.newContext({ userAgent });
  const credentials = { email: PEOPLE[name].email, password: PASSWORD };
  const answer = await elsewhere.request.post(`${GATEWAY}/api/v1/auth/sign-in`, { data: credentials });
  expect(answer.ok()).toBe(true);
  const status = async () => (await elsewhere.request.get(`${GATEWAY}/api/v1/people`)).status();
  expect(await status()).toBe(200);
  return { status, close: () => elsewhere.close() };
}

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/150.0';

async function ended(page: Page, since: number) {
  const answer = await page.request.get(`/api/v1/audit/acme?action=session.ended&from=${since}`);
  return (await answer.json()).entries;
}

test('an admin sees where somebody is signed in and ends it; it is refused from then on, and noted', async ({
  admin,
  browser,
  flags,
  page,
  signIn,
}) => {
  const since = Date.now();
  await flags.on('new_admin_mfe');
  const bens = await signInElsewhere(browser, 'ben', FIREFOX);
  const phone = await signInElsewhere(browser, 'ben', 'Mozilla/5.0 (Android 17) Firefox/150.0');
  await signIn('ada');
  await admin.open('remote', `/admin/people/${ben.id}`);
  const list = admin.section.getByRole('list', { name: `Sessions of ${ben.name}` });
  await list.getByRole('button', { name: 'End the session in Firefox on Windows' }).first().press('Enter');
  await admin.expectSaid(/Firefox on Windows: Ben Okafor is signed out/);
  await expect(list).toBeFocused();
  expect([await bens.status(), await phone.status()]).toEqual([401, 200]);
  await admin.section.getByRole('button', { name: 'End all' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End all' }).click();
  await admin.expectSaid(/Ben Okafor is signed out everywhere/);
  await expect(list).toHaveText('Not signed in anywhere.');
  expect(await phone.status()).toBe(401);
  const revoked = { actor: { id: ada.id }, person: { id: ben.id }, details: { reason: 'revoked' } };
  await expect.poll(async () => (await ended(page, since)).slice(-1)).toMatchObject([revoked]);
  for (const elsewhere of [bens, phone]) await elsewhere.close();
});

test('a person ends one of their own sessions, and goes on in the others', async ({
  browser,
  page,
  signIn,
}) => {
  const other = await signInElsewhere(browser, 'ben', FIREFOX);
  await signIn('ben');
  await page.goto('/profile');
  const list = page.getByRole('list', { name: 'Sessions' });
  const buttons = list.getByRole('button', { name: 'Sign out of Firefox on Windows' });
  await expect(buttons).toHaveCount(1);
  await buttons.press('Enter');
  await expect(buttons).toHaveCount(0);
  await expect(list).toBeFocused();
  expect(await other.status()).toBe(401);
  expect((await page.request.get('/api/v1/people')).status()).toBe(200);
  await other.close();
});
