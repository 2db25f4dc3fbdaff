import type { Page } from '@playwright/test';
import type { PersonName } from '../system/people.ts';

/** One thing to look at. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Who is signed in; absent: nobody. */
  readonly person?: PersonName;
  /** In one generation only; absent: in both. */
  readonly only?: 'legacy' | 'remote';
  /** What the person does before the picture. */
  readonly first?: (page: Page) => Promise<void>;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** An own document with everything that Markdown has, and a question that quotes it. */
async function askForCode(page: Page): Promise<void> {
  const answer = await page.request.get('/api/v1/documents');
  if (!(await answer.text()).includes('Sorting marmots')) {
    await openDocuments(page);
    await page
      .getByLabel('Files to add')
      .setInputFiles([{ name: 'marmots.md', mimeType: 'text/markdown', buffer: Buffer.from(MARMOTS) }]);
    await page.getByRole('button', { name: /^Remove Sorting marmots/ }).waitFor();
    await page.keyboard.press('Escape');
  }
  const message = page.getByRole('textbox', { name: 'Message' });
  if (!(await message.isVisible())) await press('New conversation')(page);
  await message.fill('How are marmots sorted?');
  await message.press('Enter');
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });
  await page
    .getByText(/localeCompare/)
    .last()
    .waitFor();
}

/** On a phone the list has it, behind the conversation. */
async function openDocuments(page: Page): Promise<void> {
  const list = page.getByRole('button', { name: 'All conversations' });
  if (await list.isVisible()) await list.click();
  await press('Your documents')(page);
}

/** On a phone the list stands behind the conversation. */
async function openFirst(page: Page): Promise<void> {
  const first = page
    .locator('section[data-feature="chat"]')
    .getByText(/What does a feature flag/)
    .first();
  if (!(await first.isVisible())) await press(/conversations|menu/i)(page).catch(() => {});
  await first.click({ timeout: 3000 }).catch(() => {});
  await page.waitForTimeout(500);
}

async function editLast(page: Page): Promise<void> {
  await openFirst(page);
  await page.getByRole('button', { name: 'Edit the message' }).last().press('Enter');
}

const MARMOTS = `# Sorting marmots

Marmots are sorted **by name**, then by \`weight\`:

\`\`\`ts
const sorted = marmots.toSorted((a, b) => a.name.localeCompare(b.name) || a.weight - b.weight);
\`\`\`

| name | weight |
| ---- | ------ |
| Alba | 4.2 kg |

1. Count them.
2. Sort them.
`;

async function openInspector(page: Page): Promise<void> {
  await press(/^Account/)(page);
  await page.getByRole('menuitem', { name: 'Inspect views' }).click();
  await page.getByRole('heading', { name: 'Inspector' }).waitFor();
}

/** Every page, and what opens over one. Those of one person stand together. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  {
    name: 'sign-in-refused',
    path: '/sign-in',
    only: 'remote',
    first: async (page) => {
      await page.getByLabel('Email').fill('ada@acme.test');
      await page.getByLabel('Password', { exact: true }).fill('no');
      await press('Sign in')(page);
      await page.locator('[aria-live]').filter({ hasText: /./ }).first().waitFor();
    },
  },
  { name: 'chat', path: '/chat', person: 'ada' },
  {
    name: 'chat-thread',
    path: '/chat',
    person: 'ada',
    first: openFirst,
  },
  { name: 'chat-rich', path: '/chat', person: 'ada', only: 'remote', first: askForCode },
  { name: 'chat-actions', path: '/chat', person: 'ada', only: 'remote', first: press(/^Actions on/) },
  { name: 'chat-documents', path: '/chat', person: 'ada', only: 'remote', first: openDocuments },
  { name: 'chat-edit', path: '/chat', person: 'ada', only: 'remote', first: editLast },
  {
    name: 'local-remote',
    path: '/chat?local-remote=chat:65000',
    person: 'olga',
    only: 'remote',
    first: (page) => page.getByText(/65000/).first().waitFor(),
  },
  { name: 'local-remote-off', path: '/chat?local-remote=off', person: 'olga', only: 'remote' },
  { name: 'admin-people', path: '/admin', person: 'ada' },
  { name: 'admin-people-none', path: '/admin?search=nobody-at-all', person: 'ada' },
  {
    name: 'admin-bulk',
    path: '/admin',
    person: 'ada',
    only: 'remote',
    first: async (page) => {
      for (const name of ['Ben Okafor', 'Ivan Petrov'])
        await page.getByRole('checkbox', { name: `Select ${name}` }).click();
      await press('Change role')(page);
      await page.getByRole('menuitem', { name: 'Member' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Change role' }).click();
      await page.getByRole('listitem').filter({ hasText: 'They have not joined yet' }).waitFor();
    },
  },
  { name: 'admin-person', path: '/admin/people/user_ben', person: 'ada' },
  { name: 'admin-invite', path: '/admin', person: 'ada', first: press('Invite') },
  { name: 'admin-create', path: '/admin', person: 'ada', only: 'remote', first: press('Create') },
  { name: 'admin-invitations', path: '/admin/invitations', person: 'ada' },
  { name: 'admin-roles', path: '/admin/roles', person: 'ada' },
  { name: 'admin-audit', path: '/admin/audit', person: 'ada', only: 'remote' },
  { name: 'admin-migration', path: '/admin/migration?feature=chat', person: 'olga', only: 'remote' },
  { name: 'admin-audit-none', path: '/admin/audit?actor=nobody-at-all', person: 'ada', only: 'remote' },
  { name: 'tenants-details', path: '/tenants/acme', person: 'ada' },
  { name: 'tenants-members', path: '/tenants/acme/members', person: 'ada' },
  { name: 'tenants-workspaces', path: '/tenants/acme/workspaces', person: 'ada' },
  {
    name: 'tenants-new-workspace',
    path: '/tenants/acme/workspaces',
    person: 'ada',
    first: press('New workspace'),
  },
  { name: 'tenants-invitations', path: '/tenants/acme/invitations', person: 'ada' },
  { name: 'tenants-settings', path: '/tenants/acme/settings', person: 'ada' },
  {
    name: 'tenants-delete',
    path: '/tenants/acme/settings',
    person: 'ada',
    only: 'remote',
    first: press('Delete …'),
  },
  { name: 'profile', path: '/profile', person: 'ada', only: 'remote' },
  {
    name: 'notifications',
    path: '/profile',
    person: 'ada',
    only: 'remote',
    first: async (page) => {
      await press(/^Notifications/)(page);
      await page.getByRole('dialog', { name: 'Notifications' }).waitFor();
    },
  },
  { name: 'account-menu', path: '/chat', person: 'ada', first: press(/^Account/) },
  { name: 'not-found', path: '/no-such-page', person: 'ada', only: 'remote' },
  { name: 'inspector', path: '/admin', person: 'ada', only: 'remote', first: openInspector },
  { name: 'as-member', path: '/admin', person: 'ben' },
  { name: 'no-permission', path: '/tenants/globex', person: 'ben' },
  { name: 'chat-empty', path: '/chat', person: 'ben' },
  { name: 'tenants-usage', path: '/tenants/northwind/usage', person: 'olga', only: 'remote' },
  { name: 'tenants-all', path: '/tenants', person: 'olga' },
];
