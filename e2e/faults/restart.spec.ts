import type { Locator, Page } from '@playwright/test';
import { AdminPage } from '../pages/admin-page.ts';
import { ChatPage } from '../pages/chat-page.ts';
import { TenantsPage } from '../pages/tenants-page.ts';
import { KILLABLE, type Killable, killService, waitUntilWhole } from '../system/kill-service.ts';
import { expect } from '../test.ts';
import { row, test } from './story.ts';

type View = 'remote' | 'legacy';
/** A person's work on a page; `kill` is called in the middle of it. */
type Journey = (page: Page, view: View, kill: () => Promise<void>) => Promise<void>;

/** How long a person waits at most until what they did is done, the restart included. */
const PATIENCE_MS = 20_000;

const JOURNEYS: Record<'chat' | 'admin' | 'tenants', Journey> = {
  async chat(page, view, kill) {
    const chat = new ChatPage(page);
    await chat.open();
    await chat.expectView(view);
    await chat.startConversation();
    const first = `First ${Date.now()}`;
    await chat.send(first);
    await expect(chat.conversation(first)).toBeVisible();
    await kill();
    await chat.message.fill('And the second?');
    await insist(chat.section.getByRole('button', { name: /^(Send|Try again|Retry)$/ }).first(), (within) =>
      expect(chat.section.locator('[data-role="assistant"]')).toHaveCount(2, within),
    );
    await waitUntilWhole();
    await page.reload();
    await expect(chat.section.locator('[data-role="assistant"]')).toHaveCount(2);
    await expect(chat.section.getByText('And the second?', { exact: true })).toHaveCount(1);
  },

  async admin(page, view, kill) {
    const admin = new AdminPage(page);
    await admin.open(view);
    const who = { email: `kim-${Date.now()}@acme.test`, name: `Kim ${Date.now()}` };
    const form = await admin.startInvitation();
    await form.getByLabel('E-mail').fill(who.email);
    await form.getByLabel('Name').fill(who.name);
    await kill();
    await insist(form.getByRole('button', { name: 'Send invitation' }), (within) =>
      expect(page.getByText(`${who.name} has been invited`).first()).toBeVisible(within),
    );
    await waitUntilWhole();
    await expect(async () => {
      await page.goto('/admin');
      await admin.search(who.name);
      await expect(admin.row(who.name)).toContainText('Invited', { timeout: 2000 });
    }).toPass({ timeout: PATIENCE_MS });
    await expect(admin.people.getByRole('rowheader')).toHaveCount(1);
    // Others count who is there.
    const { people } = await (await page.request.get(`/api/v1/people?search=${who.email}`)).json();
    expect((await page.request.delete(`/api/v1/invitations/${people[0].id}`)).ok()).toBe(true);
  },

  async tenants(page, view, kill) {
    const tenants = new TenantsPage(page);
    await tenants.open(view, '/tenants/acme/workspaces');
    const name = `Studio ${Date.now()}`;
    await tenants.button('New workspace').click();
    const form = tenants.form('New workspace');
    await form.getByLabel('Name').fill(name);
    await kill();
    await insist(form.getByRole('button', { name: 'Create' }), (within) =>
      expect(tenants.section.getByText('Nobody is here yet')).toBeVisible(within),
    );
    await waitUntilWhole();
    await page.goto('/tenants/acme/workspaces');
    await expect(tenants.row('Workspaces', name)).toHaveCount(1);
  },
};

/**
 * Waits for the effect; where a view says that it could not be done, the person presses again. The remote's client
 * tries again by itself before that; the legacy view leaves it to the person, as it always has.
 */
async function insist(
  press: Locator,
  expected: (options: { timeout: number }) => Promise<void>,
): Promise<void> {
  await press.click();
  await expect(async () => {
    try {
      await expected({ timeout: 1500 });
    } catch (error) {
      if (await press.isEnabled({ timeout: 100 }).catch(() => false)) await press.click();
      throw error;
    }
  }).toPass({ timeout: PATIENCE_MS });
}

/** Rows of the short run: a service, the front door, and the database. */
const SHORT: readonly `${keyof typeof JOURNEYS} ${View} ${Killable}`[] = [
  'chat remote chat',
  'tenants remote directory',
  'admin remote postgres',
];

test.describe('a restart in the middle', () => {
  // The browser notes each refusal and each lost connection.
  test.use({ expectedErrors: { patterns: [/Failed to load resource/, /net::ERR/, /^Unleash: /] } });
  test.afterEach(waitUntilWhole);

  for (const [feature, journey] of Object.entries(JOURNEYS) as [keyof typeof JOURNEYS, Journey][])
    for (const view of ['remote', 'legacy'] as const)
      for (const service of KILLABLE)
        row(
          'restart',
          `${service} is killed under the ${view} ${feature}`,
          {
            short: SHORT.includes(`${feature} ${view} ${service}`),
          },
          async ({ flags, page, signIn }) => {
            if (view === 'remote') await flags.on(`new_${feature}_mfe`);
            await signIn('ada');
            await journey(page, view, () => killService(service));
          },
        );
});
