import { expectAccessible } from '../pages/expect-accessible.ts';
import { de, expectGerman, watchForEnglish } from '../pages/german.ts';
import { PASSWORD, PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

test.describe('in a browser that asks for German', () => {
  test.use({ locale: 'de-DE', expectedErrors: { patterns: [/401/] } });

  test('a person signs in and finds the frame in German, by keyboard alone, with no English on the way', async ({
    page,
  }) => {
    await watchForEnglish(page);
    await page.goto('/sign-in');
    await expect(page).toHaveTitle(`${de('Sign in')} · Ficus`);
    await expect(page.getByRole('heading', { name: de('Sign in to Ficus') })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(de('Email')).fill(PEOPLE.ada.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByText(de('The e-mail address or the password is wrong.'))).toBeVisible();
    await expectGerman(page);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');

    await expect(page).toHaveURL(/\/chat$/);
    // The old view speaks English, and says so.
    await expect(page.locator('section[data-feature="chat"]')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: /^Konto: / }).press('Enter');
    await page.getByRole('menuitem', { name: de('Profile and preferences') }).press('Enter');
    await expect(page).toHaveTitle(`${de('Profile')} · Ficus`);
    await expect(page.getByRole('region', { name: de('Tenants') })).toContainText('Sie dürfen ');
    await page.getByRole('button', { name: de('Notifications') }).press('Enter');
    const inbox = page.getByRole('dialog', { name: de('Notifications') });
    await expect(inbox).toContainText('Willkommen bei Acme, Ada');
    await expect(inbox.locator('[lang="en"]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await expectGerman(page);
  });
});

test('a person changes the language by keyboard, is asked about what they typed, and keeps it', async ({
  page,
  signIn,
}) => {
  await signIn('ben');
  await page.goto('/profile');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByLabel('New password').fill('half typed');
  const german = page.getByRole('button', { name: 'Deutsch' });
  await expect(german).toHaveAttribute('lang', 'de');
  page.once('dialog', (dialog) => dialog.dismiss());
  await german.press('Enter');
  await expect(page.getByLabel('New password')).toHaveValue('half typed');

  page.once('dialog', (dialog) => dialog.accept());
  await german.press('Enter');
  await expect(page.getByRole('heading', { name: de('Profile'), exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deutsch', pressed: true })).toBeVisible();
  await watchForEnglish(page);
  await page.goto('/chat');
  await expect(page.getByRole('navigation', { name: de('Features') })).toBeVisible();
  await expectGerman(page);
});

test('what was typed as e-mail outlives a change of language on the sign-in page', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill('ada@acme');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.getByLabel(de('Email'))).toHaveValue('ada@acme');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Ficus' })).toBeVisible();
});

test.describe('the new chat in German', () => {
  test.use({ locale: 'de-DE' });

  test('speaks German from its first words, in no region that says English', async ({
    page,
    flags,
    signIn,
  }) => {
    await flags.on('new_chat_mfe');
    await watchForEnglish(page);
    await signIn('ben');
    const chat = page.locator('section[data-feature="chat"]');
    await expect(chat).toHaveAttribute('data-view', 'remote');
    await expect(chat).not.toHaveAttribute('lang', /./);
    await expect(chat.getByRole('heading', { name: de('Conversations') })).toBeVisible();
    const words = page.locator('link[rel="preload"][href*="lean-language-de"]');
    await expect(words).toHaveCount(1);

    await chat.getByLabel(de('Message')).fill('Was ist Ficus?');
    await page.keyboard.press('Enter');
    await expect(chat.getByRole('button', { name: de('Copy the reply') })).toHaveCount(1, {
      timeout: 15_000,
    });
    await expect(chat.getByText(de('Today'))).toBeVisible();
    await expectAccessible(page);
    await expectGerman(page);
  });
});

test.describe('the new tenants in German', () => {
  test.use({ locale: 'de-DE' });

  test('speak German in every part, by keyboard, with dates and numbers as they are written there', async ({
    page,
    flags,
    signIn,
  }) => {
    await flags.on('new_tenants_mfe');
    await watchForEnglish(page);
    await signIn('ada');
    await page.goto('/tenants/acme/members');
    const tenants = page.locator('section[data-feature="tenants"]');
    await expect(tenants).toHaveAttribute('data-view', 'remote');
    await expect(tenants).not.toHaveAttribute('lang', /./);
    const members = tenants.getByRole('table', { name: de('Members') });
    await expect(members).toContainText(/\d+\. [A-Zä-ü][\wä-ü]+\.? \d{4}/);
    await expectAccessible(page);
    for (const part of ['Workspaces', 'Invitations', 'Plan and usage', 'Settings', 'Details']) {
      await tenants.getByRole('tab', { name: de(part), exact: true }).press('Enter');
      await expect(
        tenants.getByRole('heading', { level: 3 }).or(tenants.getByRole('table')).first(),
      ).toBeVisible();
    }
    await tenants.getByRole('tab', { name: de('Workspaces'), exact: true }).press('Enter');
    await tenants.getByRole('button', { name: de('New workspace') }).press('Enter');
    await page
      .getByRole('dialog', { name: de('New workspace') })
      .getByLabel(de('Name'))
      .press('Enter');
    await expect(page.getByText(de('Enter a name.'))).toBeVisible();
    await expectAccessible(page);
    await expectGerman(page);
  });
});

test.describe('the new admin in German', () => {
  test.use({ locale: 'de-DE' });

  test('speaks German on every screen and in its dialogs, by keyboard', async ({ page, flags, signIn }) => {
    await flags.on('new_admin_mfe');
    await watchForEnglish(page);
    await signIn('ada');
    await page.goto('/admin');
    const admin = page.locator('section[data-feature="admin"]');
    await expect(admin).toHaveAttribute('data-view', 'remote');
    await expect(admin).not.toHaveAttribute('lang', /./);
    await expect(admin.getByRole('table', { name: de('People') })).toContainText(
      /\d+\. [A-Zä-ü][\wä-ü]+\.? \d{4}/,
    );
    await expectAccessible(page);
    await admin.getByRole('checkbox', { name: /Ben Okafor/ }).press('Space');
    await admin.getByRole('button', { name: de('Change role') }).press('Enter');
    await page.getByRole('menuitem', { name: de('Admin') }).press('Enter');
    const question = page.getByRole('alertdialog', {
      name: de('Make {0} {1}?', 'Ben Okafor', de('an admin')),
    });
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await admin.getByRole('button', { name: de('Invite') }).press('Enter');
    await expect(page.getByRole('dialog', { name: de('Invite somebody') })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(de('Enter an e-mail address such as name@example.com.'))).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    for (const screen of ['Invitations', 'Roles', 'Audit log']) {
      await admin.getByRole('link', { name: de(screen), exact: true }).press('Enter');
      await expect(admin.getByRole('table').getByRole('row').nth(1)).toBeVisible();
    }
    await page.goto('/admin/people/user_ben');
    await expect(admin.getByRole('heading', { name: de('What they may do') })).toBeVisible();
    await expectAccessible(page);
    await expectGerman(page);
  });

  test('tells an operator of the migration in German', async ({ page, flags, signIn }) => {
    await flags.on('new_admin_mfe');
    await watchForEnglish(page);
    await signIn('olga');
    await page.goto('/admin/migration?feature=chat');
    await expect(page.getByRole('heading', { name: de('Can the old view be removed?') })).toBeVisible();
    await page.getByText(de('The same as a table')).click();
    await expectAccessible(page);
    await expectGerman(page);
  });
});
