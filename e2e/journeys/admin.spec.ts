import { expect, test } from '../test.ts';

const KIM = { email: 'kim@acme.test', name: 'Kim Bauer' };

// The browser itself notes each refusal of a service.
test.use({ expectedErrors: { patterns: [/status of 409/] } });

for (const view of ['legacy'] as const) {
  test.describe(`the ${view} admin`, () => {
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
      await page.goto('/admin?status=active&sort=joined&order=desc&search=a');
      await expect(admin.row('Dara Quinn')).toBeVisible();
      await admin.filter('Role', 'Member');
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

    test('invites somebody, says what is wrong with a form, and takes an invitation back', async ({
      admin,
      signIn,
    }) => {
      await signIn('ada');
      await admin.open(view);
      const form = await admin.startInvitation();
      await form.getByRole('button', { name: 'Send invitation' }).click();
      await expect(form.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
      await form.getByLabel('E-mail').fill('ben@acme.test');
      await form.getByLabel('Name').fill('Ben again');
      await form.getByRole('button', { name: 'Send invitation' }).click();
      await expect(form.getByText(/joined already/)).toBeVisible();
      await form.getByRole('button', { name: 'Cancel' }).click();
      await admin.invite(KIM);
      await expect(admin.section.getByText(/Kim Bauer has been invited/).first()).toBeVisible();
      await expect(admin.row(KIM.name)).toContainText('Invited');
      const invitations = await admin.openInvitations();
      await admin.act('Resend', KIM.name);
      await expect(admin.section.getByText(/sent again/).first()).toBeVisible();
      await admin.act('Revoke', KIM.name);
      await expect(invitations.getByText(KIM.email)).toHaveCount(0);
    });

    test('changes a role, deactivates and reactivates, and refuses what would lock people out', async ({
      admin,
      signIn,
    }) => {
      await signIn('ada');
      await admin.open(view, '/admin?search=a&status=active');
      await admin.changeRole('Dara Quinn', 'Admin');
      await expect(
        admin.section.getByText(/Dara Quinn (has the role|is) (an )?Admin/i).first(),
      ).toBeVisible();
      await admin.changeRole('Dara Quinn', 'Member');
      await expect(
        admin.section.getByText(/Dara Quinn (has the role|is) (a )?Member/i).first(),
      ).toBeVisible();
      await admin.page.goto('/admin?search=dara');
      await admin.act('Deactivate', 'Dara Quinn');
      await expect(admin.row('Dara Quinn')).toContainText('Deactivated');
      await admin.act('Reactivate', 'Dara Quinn');
      await expect(admin.row('Dara Quinn')).toContainText('Active');
    });

    test('lets a member read and nothing else', async ({ admin, page, signIn }) => {
      await signIn('ben');
      await admin.open(view);
      await expect(admin.row('Ada Marsh')).toBeVisible();
      await expect(admin.section.getByRole('button', { name: /Invite|Deactivate|Revoke/ })).toHaveCount(0);
      await expect(admin.section.getByRole('combobox', { name: /Role of/ })).toHaveCount(0);
      await expect(admin.section.getByRole('link', { name: /^Invitations/ })).toHaveCount(0);
      await page.goto('/admin/invitations');
      await expect(admin.section.getByText(/Invitations are for admins/)).toBeVisible();
      const answer = await page.request.post('/api/v1/people/user_dara/deactivate');
      expect(answer.status()).toBe(403);
    });
  });
}
