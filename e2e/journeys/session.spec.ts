import { typicalSession } from '@ficus/session-migration/testing';
import { putLegacySession, readLegacySession } from '../pages/legacy-session.ts';
import { PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

const session = typicalSession(PEOPLE.olga, 7);
const [draftId, draft] = Object.entries(session.drafts ?? {})[0] ?? [];

test('a legacy session comes along into the new chat: conversations, settings and draft', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await putLegacySession(page, session);
  await signIn('olga');
  await chat.expectView('remote');

  await expect(async () => {
    const answer = await page.request.get('/api/v1/conversations');
    const { conversations } = (await answer.json()) as {
      conversations: { id: string; messageCount: number }[];
    };
    const counts = Object.fromEntries(conversations.map(({ id, messageCount }) => [id, messageCount]));
    for (const { id, messages } of session.chats) expect(counts[id], id).toBe(messages.length);
  }).toPass();
  await chat.open(`/chat/${draftId}`);
  await expect(chat.message).toHaveValue(draft ?? '');
  const { theme } = session.settings;
  if (theme === 'system') await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  else await expect(page.locator('html')).toHaveAttribute('data-theme', String(theme));
  const { id, tenant } = PEOPLE.olga;
  const kept = await page.evaluate((key) => localStorage.getItem(key), `ficus-preferences:${id}@${tenant}`);
  for (const [name, value] of Object.entries(session.settings)) {
    expect(JSON.stringify(JSON.parse(kept ?? '')), name).toContain(JSON.stringify(value));
  }
  // Importing changed nothing in the old session. What she has from elsewhere may have come into it meanwhile.
  const stored = await readLegacySession(page);
  const own = new Set(session.chats.map((one) => one.id));
  expect({ ...stored, chats: stored.chats.filter((one) => own.has(one.id)) }).toEqual(session);
});

test('what is written in either view is in the other one after a flip', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await putLegacySession(page, typicalSession(PEOPLE.ben, 11));
  await signIn('ben');
  await chat.expectView('remote', 'flag-on');
  await chat.startConversation();
  await chat.send('Written in the new chat?');

  await flags.off('new_chat_mfe');
  await chat.expectView('legacy', 'flag-off');
  await expect(chat.section.getByText('Written in the new chat?').first()).toBeVisible();
  await chat.startConversation();
  await chat.send('Written in the old chat?');
  await chat.startConversation();
  await chat.message.fill('Half a thought');

  await flags.on('new_chat_mfe');
  // A draft is unsaved work: the person is asked, and says yes.
  await page.getByRole('button', { name: 'Switch now' }).click();
  await chat.expectView('remote', 'flag-on');
  await expect(chat.message).toHaveValue('Half a thought');
  await expect(chat.conversation(/Written in the new chat/)).toBeVisible();
  await chat.conversation(/Written in the old chat/).click();
  await expect(chat.section.locator('[data-role="assistant"]').last()).toBeVisible();

  const stored = await readLegacySession(page);
  const before = typicalSession(PEOPLE.ben, 11);
  expect(stored.chats.slice(0, before.chats.length)).toEqual(before.chats);
  const added = stored.chats.slice(before.chats.length).map(({ messages }) => messages[0]?.content);
  expect(added.filter((content) => content === 'Written in the new chat?')).toHaveLength(1);
  expect(added.filter((content) => content === 'Written in the old chat?')).toHaveLength(1);
});
