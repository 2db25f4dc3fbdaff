import { test as base, expect, type Page } from '@playwright/test';
import { AdminPage } from './pages/admin-page.ts';
import { ChatPage } from './pages/chat-page.ts';
import { TenantsPage } from './pages/tenants-page.ts';
import { GATEWAY } from './system/addresses.ts';
import { breakRemotesOrigin } from './system/faults.ts';
import { PASSWORD, PEOPLE, type PersonName } from './system/people.ts';
import { createFlagAdmin, type FlagAdmin } from './system/unleash.ts';

interface Fixtures {
  /** Changes flags; afterwards they are off again. */
  flags: FlagAdmin;
  chat: ChatPage;
  admin: AdminPage;
  tenants: TenantsPage;
  /** Signs a person in on the page. */
  signIn: (name: PersonName, on?: Page) => Promise<void>;
  /** Console errors that a test expects, such as those of a fault it plants. */
  expectedErrors: { patterns: RegExp[] };
}

export const test = base.extend<Fixtures & { guardConsole: undefined; wholeOrigin: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  flags: async ({}, use) => {
    const admin = createFlagAdmin();
    await use(admin);
    await admin.allOff();
  },
  chat: async ({ page }, use) => use(new ChatPage(page)),
  admin: async ({ page }, use) => use(new AdminPage(page)),
  tenants: async ({ page }, use) => use(new TenantsPage(page)),
  signIn: async ({ page }, use) => {
    await use((name, on = page) => signInOn(on, name));
  },
  expectedErrors: [{ patterns: [] }, { option: true }],
  guardConsole: [
    async ({ page, expectedErrors }, use) => {
      const unexpected: string[] = [];
      const note = (text: string) => {
        if (!expectedErrors.patterns.some((pattern) => pattern.test(text))) unexpected.push(text);
      };
      page.on('console', (message) => message.type() === 'error' && note(message.text()));
      page.on('pageerror', (error) => note(String(error)));
      await use(undefined);
      expect(unexpected, 'console errors').toEqual([]);
    },
    { auto: true },
  ],
  wholeOrigin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      await use(undefined);
      await breakRemotesOrigin([]);
    },
    { auto: true },
  ],
});

/** Signs a demo person in, by the call that the sign-in page makes (its own journey goes through the page). */
export async function signInOn(page: Page, name: PersonName): Promise<void> {
  // A page of somebody else would hear of it and go its own way, across that of the test.
  await page.goto('about:blank');
  const answer = await page.request.post(`${GATEWAY}/api/v1/auth/sign-in`, {
    data: { email: PEOPLE[name].email, password: PASSWORD },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.goto('/chat');
}

export { expect };
