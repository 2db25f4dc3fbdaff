import { generateSession } from '@ficus/session-migration/testing';
import type { Page } from '@playwright/test';
import { ChatPage } from '../pages/chat-page.ts';
import {
  asOwn,
  LEGACY_KEY,
  putLegacySession,
  readLegacySession,
  readStored,
} from '../pages/legacy-session.ts';
import { readService } from '../pages/service-conversations.ts';
import { PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

const acmes = asOwn(generateSession({ seed: 61, owner: PEOPLE.ada, chats: 12 }), 'acme');

/** Switches by keyboard alone, and waits for the page of the other tenant. */
async function switchTenant(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `Tenant: ${from}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Tenant' })).toBeVisible();
  await page.keyboard.press(to.charAt(0));
  await expect(page.getByRole('menuitem', { name: to })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Tenant: ${to}` })).toBeVisible();
}

const ids = async (page: Page) => [...(await readService(page)).keys()];

test.describe('there and back', () => {
  // The conversation of the draft is not on the server yet: asked for where the person was, it is not found. A bell that
  // rings in the moment of the switch asks for the tenant of before, and is refused.
  test.use({ expectedErrors: { patterns: [/404/, /409/] } });
  test('a person of two tenants switches, meets nothing of the one in the other, and has all again when back', async ({
    page,
    chat,
    flags,
    signIn,
  }) => {
    await flags.on('new_chat_mfe', { tenantId: ['acme'] });
    await putLegacySession(page, acmes);
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    await expect(async () => expect(await ids(page)).toContain('acme-chat_12')).toPass();
    await chat.startConversation();
    await chat.message.fill('A draft of Acme');

    // The flag is on in Acme only: the page follows with the tenant, and so does what it shows.
    await switchTenant(page, 'Acme', 'Globex');
    await expect(page).toHaveURL(/\/chat$/);
    await chat.expectView('legacy', 'flag-off');
    expect((await ids(page)).filter((id) => id.startsWith('acme-'))).toEqual([]);
    const now = await readLegacySession(page).catch(() => undefined);
    expect(JSON.stringify(now?.chats ?? [])).not.toContain('acme-chat');
    await expect(chat.section).not.toContainText('A draft of Acme');
    await chat.send('Only of Globex?');
    expect((await readLegacySession(page)).chats).toHaveLength(1);

    await switchTenant(page, 'Globex', 'Acme');
    await chat.expectView('remote', 'flag-on');
    expect(await ids(page)).toContain('acme-chat_12');
    await expect(chat.conversation(/Only of Globex/)).toHaveCount(0);
    await expect(chat.message).toHaveValue('A draft of Acme');
    await flags.off('new_chat_mfe');
    await chat.expectView('legacy', 'flag-off');
    const back = await readLegacySession(page);
    expect(back.chats.slice(0, acmes.chats.length)).toEqual(acmes.chats);
    expect(Object.values(back.drafts)).toContain('A draft of Acme');
    expect(JSON.stringify(back)).not.toContain('Only of Globex');
    expect(await readStored(page, `${LEGACY_KEY}:${PEOPLE.ada.email}:globex`)).toContain('Only of Globex');
  });
});

test.describe('a second tab', () => {
  test.use({ expectedErrors: { patterns: [/409/] } });

  test('follows, and one that has not heard of it can neither read nor write', async ({
    context,
    page,
    signIn,
  }) => {
    await signIn('ada');
    const other = await context.newPage();
    await other.goto('/chat');
    await new ChatPage(other).expectView('legacy');
    await switchTenant(page, 'Acme', 'Globex');
    await expect(other.getByRole('button', { name: 'Tenant: Globex' })).toBeVisible();

    // What a tab asks for in the name of the tenant it was made for is refused, whatever it is.
    const asAcme = { headers: { 'x-ficus-owner': 'user_ada@acme' } };
    expect((await page.request.get('/api/v1/people', asAcme)).status()).toBe(409);
    const written = await page.request.post('/api/v1/conversations/late/messages', {
      ...asAcme,
      data: { message: { id: 'late', content: 'Late', createdAt: 1 } },
    });
    expect(written.status()).toBe(409);
    expect(await ids(page)).not.toContain('late');
    // And a tenant that is not theirs cannot be claimed.
    expect((await page.request.put('/api/v1/auth/tenant', { data: { tenantId: 'ficus' } })).status()).toBe(
      404,
    );
    await switchTenant(other, 'Globex', 'Acme');
    await expect(page.getByRole('button', { name: 'Tenant: Acme' })).toBeVisible();
  });
});

test('who has one tenant is shown no choice', async ({ page, signIn }) => {
  await signIn('ben');
  await expect(page.getByText('Acme', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Tenant:/ })).toHaveCount(0);
});
