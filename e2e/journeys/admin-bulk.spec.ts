import type { Page } from '@playwright/test';
import { expectAccessible } from '../pages/expect-accessible.ts';
import { expect, test } from '../test.ts';

const MEMBERS = ['Ben Okafor', 'Dara Quinn', 'Fumi Ito'] as const;

async function rolesOf(page: Page): Promise<Record<string, string>> {
  const answer = await page.request.get('/api/v1/people?limit=100');
  const { people }: { people: { name: string; role: string }[] } = await answer.json();
  return Object.fromEntries(people.map(({ name, role }) => [name, role]));
}

async function noted(page: Page, action: string, since: number) {
  const answer = await page.request.get(`/api/v1/audit/acme?action=${action}&from=${since}`);
  const { entries }: { entries: { person: { name: string }; details: { role: string } }[] } =
    await answer.json();
  return entries.map(({ person, details }) => `${person.name}: ${details.role}`).sort();
}

test('changes many by keyboard: done leaves the selection, refused stays with its reason; undone, and removed', async ({
  admin,
  flags,
  page,
  signIn,
}) => {
  const since = Date.now();
  await flags.on('new_admin_mfe');
  await signIn('ada');
  const kim = { email: 'kim@acme.test', name: 'Kim Bauer', role: 'member' };
  expect((await page.request.post('/api/v1/invitations', { data: kim })).ok()).toBe(true);
  await admin.open('remote');
  const box = (name: string) => admin.people.getByRole('checkbox', { name: `Select ${name}` });
  const bar = admin.section.getByRole('region', { name: 'Selected people' });
  const requests: string[] = [];
  page.on(
    'request',
    (request) => request.method() === 'POST' && requests.push(new URL(request.url()).pathname),
  );

  await box('Ben Okafor').press('Space');
  await box('Fumi Ito').press('Shift+Space');
  await box('Kim Bauer').press('Space');
  await expect(bar.getByRole('status').first()).toHaveText('5 selected');
  await bar.getByRole('button', { name: 'Change role' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Admin' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Change role' }).press('Enter');
  await expect(bar.getByRole('listitem')).toHaveText('Kim Bauer: They have not joined yet.');
  await expect(bar.getByRole('status').first()).toHaveText('1 selected');
  await expectAccessible(page, 'section[data-feature="admin"]');
  expect(requests.filter((path) => path.includes('/people/'))).toEqual(['/api/v1/people/changes']);
  const admins = await rolesOf(page);
  expect(MEMBERS.map((name) => admins[name])).toEqual(['admin', 'admin', 'admin']);
  expect(await noted(page, 'person.role-changed', since)).toEqual(MEMBERS.map((name) => `${name}: admin`));

  await page.getByRole('button', { name: 'Undo' }).click();
  await admin.expectSaid(/Undone for 3 people/);
  const members = await rolesOf(page);
  expect([...MEMBERS, 'Emre Aydın'].map((name) => members[name])).toEqual([
    'member',
    'member',
    'member',
    'admin',
  ]);
  await bar.getByRole('button', { name: 'Remove' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter');
  await admin.expectSaid(/Kim Bauer is removed/);
  await expect(box('Kim Bauer')).toHaveCount(0);
  expect(await noted(page, 'invitation.revoked', since)).toEqual(['Kim Bauer: member']);
});
