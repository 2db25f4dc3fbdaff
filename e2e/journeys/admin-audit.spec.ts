import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../pages/expect-accessible.ts';
import { PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

// A bell that rings while somebody else signs in asks for the person of before, and is refused.
test.use({ expectedErrors: { patterns: [/status of 409/] } });

const LOG = '/api/v1/audit/acme';
const { ada, ben } = PEOPLE;

interface Entry {
  readonly action: string;
  readonly actor?: { readonly id: string; readonly name: string };
  readonly person?: { readonly id: string };
  readonly details: Readonly<Record<string, string>>;
}

async function entries(page: Page, query: string): Promise<Entry[]> {
  const answer = await page.request.get(`${LOG}?${query}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  const body: { entries: Entry[] } = await answer.json();
  return body.entries;
}

test('an admin finds who did what to whom, keeps the place, and takes it away as a file', async ({
  admin,
  flags,
  page,
  signIn,
}) => {
  await flags.on('new_admin_mfe');
  const since = Date.now();
  await signIn('ada');
  for (const role of ['admin', 'member'])
    expect((await page.request.put(`/api/v1/people/${ben.id}/role`, { data: { role } })).ok()).toBe(true);

  const found = await entries(page, `from=${since}&action=person.role-changed`);
  expect(found).toMatchObject([
    { actor: { id: ada.id, name: ada.name }, person: { id: ben.id }, details: { role: 'member' } },
    { actor: { id: ada.id }, person: { id: ben.id }, details: { role: 'admin', previousRole: 'member' } },
  ]);
  // Another service told it: it comes in its own time.
  await expect
    .poll(() => entries(page, `from=${since}&action=session.begun`))
    .toMatchObject([{ actor: { id: ada.id }, person: { id: ada.id } }]);

  await admin.open('remote', `/admin/audit?from=${since}`);
  const table = admin.section.getByRole('table', { name: 'Audit log' });
  await expect(table.getByRole('rowheader')).toHaveText([/^Role changed/, /^Role changed/, /^Signed in/]);
  await expectAccessible(page, 'section[data-feature="admin"]');
  await admin.section.getByLabel('To whom').fill('okafor');
  await admin.section.getByLabel('To whom').press('Enter');
  const mine = [/Admin → Member/, /Member → Admin/];
  await expect(table.getByRole('rowheader')).toHaveText(mine);
  await page.reload();
  await expect(table.getByRole('rowheader')).toHaveText(mine);
  await expect(admin.section.getByLabel('To whom')).toHaveValue('okafor');

  const saving = page.waitForEvent('download');
  await admin.section.getByRole('link', { name: 'Export as CSV' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('audit-log-acme.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`person.role-changed,${ada.name},${ada.email},${ada.id},${ben.name}`);

  await signIn('ben');
  expect((await page.request.get(LOG)).status()).toBe(403);
  await admin.open('remote', '/admin/audit');
  await expect(admin.section.getByText('The audit log is for admins')).toBeVisible();
});
