import { createFlagAdmin } from '../system/unleash.ts';
import { expect, test } from '../test.ts';

const KIM = { email: 'kim@acme.test', name: 'Kim Bauer' };

// The browser itself notes each refusal of a service.
test.use({ expectedErrors: { patterns: [/status of 409/] } });

for (const view of ['legacy', 'remote'] as const) {
  // Parity does its jobs in the legacy view in the short run, too.
  test.describe(`the ${view} admin`, { tag: view === 'legacy' ? '@long' : [] }, () => {
    // Once for all of them: each change of a flag takes a second to be heard of.
    const flags = createFlagAdmin();
    test.beforeAll(async () => {
      if (view === 'remote') await flags.on('new_admin_mfe');
    });
    test.afterAll(() => flags.allOff());

    test('finds people by search, filter and order, and keeps the place over a reload', async ({
      admin,
      page,
      signIn,
    }) => {
      await signIn('ada');
      await admin.open(view);
      await admin.expectPeople([
        'Ada Marsh',
        'Ben Okafor',
        'Dara Quinn',
        'Emre Aydın',
        'Fumi Ito',
        'Gita Rao',
        'Ivan Petrov',
        'Jana Novák',
      ]);
      await admin.search('an');
      await admin.expectPeople(['Ivan Petrov', 'Jana Novák']);
      await admin.filter('Role', 'Admin');
      await admin.expectPeople(['Jana Novák']);
      await page.goto('/admin?status=active&sort=joined&order=desc&search=a&role=member');
      await admin.expectPeople(['Ben Okafor', 'Fumi Ito', 'Dara Quinn']);
      await admin.sortBy('Name');
      await admin.expectPeople(['Ben Okafor', 'Dara Quinn', 'Fumi Ito']);
      await page.reload();
      await admin.expectPeople(['Ben Okafor', 'Dara Quinn', 'Fumi Ito']);
      await page.goBack();
      await admin.expectPeople(['Ben Okafor', 'Fumi Ito', 'Dara Quinn']);
      await admin.people.getByRole('link', { name: 'Ben Okafor' }).click();
      await expect(admin.section.getByText(/Design/)).toBeVisible();
      expect(new URL(page.url()).pathname).toBe('/admin/people/user_ben');
    });

    test('invites and takes back, changes a role, deactivates and reactivates; refusals in words', async ({
      admin,
      page,
      signIn,
    }) => {
      await signIn('ada');
      await admin.open(view);
      const form = await admin.startInvitation();
      await form.getByRole('button', { name: 'Send invitation' }).click();
      await expect(form.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
      await form.getByLabel('E-mail').fill('ben@acme.test');
      await form.getByLabel('Name').fill(KIM.name);
      await form.getByRole('button', { name: 'Send invitation' }).click();
      await expect(form.getByText(/joined already|is a member/)).toBeVisible();
      await form.getByLabel('E-mail').fill(KIM.email);
      await form.getByRole('button', { name: 'Send invitation' }).click();
      await admin.expectSaid(/Kim Bauer has been invited/);
      await expect(admin.row(KIM.name)).toContainText('Invited');
      await admin.act('Resend', KIM.name);
      await admin.expectSaid(/invitation of Kim Bauer has been sent again/i);
      const invitations = await admin.openInvitations();
      await admin.act('Revoke', KIM.name);
      await expect(invitations.getByRole('rowheader', { name: /Ivan Petrov/ })).toBeVisible();
      await expect(invitations.getByText(KIM.email)).toHaveCount(0);

      await page.goto('/admin?search=dara');
      await admin.changeRole('Dara Quinn', 'Admin');
      await admin.expectSaid(/Dara Quinn (has the role Admin|is an admin)/);
      await admin.changeRole('Dara Quinn', 'Member');
      await admin.expectSaid(/Dara Quinn (has the role Member|is a member)/);
      await admin.act('Deactivate', 'Dara Quinn');
      await expect(admin.row('Dara Quinn')).toContainText('Deactivated');
      await admin.act('Reactivate', 'Dara Quinn');
      await expect(admin.row('Dara Quinn')).toContainText('Active');
    });

    test('lets a member read and nothing else', async ({ admin, page, signIn }) => {
      await signIn('ben');
      await admin.open(view);
      await expect(admin.row('Ada Marsh')).toBeVisible();
      await expect(
        admin.section.getByRole('button', { name: /Invite|Deactivate|Revoke|Actions/ }),
      ).toHaveCount(0);
      await expect(admin.section.getByRole('combobox', { name: /Role of/ })).toHaveCount(0);
      await expect(admin.section.getByRole('link', { name: /^Invitations/ })).toHaveCount(0);
      await page.goto('/admin/invitations');
      await expect(admin.section.getByText(/Invitations are for admins/)).toBeVisible();
      const answer = await page.request.post('/api/v1/people/user_dara/deactivate');
      expect(answer.status()).toBe(403);
    });
  });
}

test('from the legacy chat to the new admin and back, within the page, and a flip keeps the place', async ({
  admin,
  chat,
  flags,
  page,
  signIn,
}) => {
  await flags.on('new_admin_mfe');
  await signIn('ada');
  await chat.expectView('legacy', 'flag-off');
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  const features = page.getByRole('navigation', { name: 'Features' });
  await features.getByRole('link', { name: 'Admin' }).click();
  await admin.expectView('remote', 'flag-on');
  await admin.filter('Status', 'Deactivated');
  await admin.expectPeople(['Gita Rao']);
  await flags.on('kill_admin_mfe');
  await admin.expectView('legacy', 'killed');
  await admin.expectPeople(['Gita Rao']);
  await flags.off('kill_admin_mfe');
  await admin.expectView('remote', 'flag-on');
  await admin.expectPeople(['Gita Rao']);
  await features.getByRole('link', { name: 'Chat' }).click();
  await chat.expectView('legacy', 'flag-off');
  await page.goBack();
  await admin.expectPeople(['Gita Rao']);
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('a kill switch in the middle of an invitation takes nothing of it away, nor does the way back', async ({
  admin,
  flags,
  page,
  signIn,
}) => {
  await flags.on('new_admin_mfe');
  await signIn('ada');
  await admin.open('remote');
  const dialog = await admin.startInvitation();
  await dialog.getByLabel('E-mail').fill('lea@acme.test');
  await flags.on('kill_admin_mfe');
  await admin.expectView('legacy', 'killed');
  const form = admin.section.getByRole('form', { name: 'Invite somebody' });
  await expect(form.getByLabel('E-mail')).toHaveValue('lea@acme.test');
  await form.getByLabel('Name').fill('Lea Hahn');
  await flags.off('kill_admin_mfe');
  await page.getByRole('button', { name: 'Switch now' }).click();
  await expect(admin.section).toHaveAttribute('data-view', 'remote');
  await expect(dialog.getByLabel('E-mail')).toHaveValue('lea@acme.test');
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Lea Hahn');
});
