import { firstRunSession, largeSession, typicalSession } from '@ficus/session-migration/testing';
import { asOwn, expectImported, putLegacySession, readLegacySession } from '../pages/legacy-session.ts';
import { readService } from '../pages/service-conversations.ts';
import { PEOPLE } from '../system/people.ts';
import { expect, test } from '../test.ts';

const kinds = {
  'of somebody who has not chatted yet': asOwn(firstRunSession(PEOPLE.cleo), 'first'),
  'of an ordinary size': asOwn(typicalSession(PEOPLE.cleo, 21), 'typical'),
  'near what a browser can hold': asOwn(largeSession(PEOPLE.cleo, 22), 'large'),
};

for (const [kind, before] of Object.entries(kinds)) {
  // In the short run the large one is the lenses' and the engine's own tests' matter.
  const tag = kind.startsWith('near') ? '@long' : [];
  test(`forward, edit, back, edit, forward: a session ${kind}`, { tag }, async ({
    page,
    chat,
    flags,
    signIn,
  }) => {
    test.setTimeout(180_000);
    const mark = kind.slice(0, 12);

    // Forward.
    await flags.on('new_chat_mfe');
    await putLegacySession(page, before);
    await signIn('cleo');
    await chat.expectView('remote', 'flag-on');
    await expect(async () => expectImported(before, await readService(page))).toPass({ timeout: 90_000 });
    expectSameBut(await readLegacySession(page), before);

    // Edit in the new view: a conversation, and half a thought.
    await chat.startConversation();
    await chat.send(`New view, ${mark}?`);
    await chat.startConversation();
    await chat.message.fill(`Half new, ${mark}`);

    // Back.
    await flags.off('new_chat_mfe');
    await page.getByRole('button', { name: 'Switch now' }).click();
    await chat.expectView('legacy', 'flag-off');
    await expect(chat.message).toHaveValue(`Half new, ${mark}`);
    const back = await readLegacySession(page);
    const held = await readService(page);
    expectSameBut(back, before);
    expectImported({ ...back, chats: back.chats.filter(({ messages }) => messages.length > 0) }, held);
    expect(questions(back)).toContain(`New view, ${mark}?`);

    // Edit in the legacy view.
    await chat.message.fill('');
    await chat.startConversation();
    await chat.send(`Old view, ${mark}?`);
    const edited = await readLegacySession(page);

    // Forward again.
    await flags.on('new_chat_mfe');
    await chat.expectView('remote', 'flag-on');
    await expect(async () => {
      const now = await readService(page);
      expectImported({ ...edited, chats: edited.chats.filter(({ messages }) => messages.length > 0) }, now);
      expect(now.size).toBe(held.size + 1);
    }).toPass({ timeout: 30_000 });
    const after = await readLegacySession(page);
    expectSameBut(after, before);
    expect(questions(after).filter((text) => text === `Old view, ${mark}?`)).toHaveLength(1);
    expect(questions(after).filter((text) => text === `New view, ${mark}?`)).toHaveLength(1);
  });
}

/** Everything that was there is there as it was, in its place. */
function expectSameBut(after: (typeof kinds)[keyof typeof kinds], before: typeof after): void {
  const { chats, drafts, activeChat: _, ...rest } = after;
  const { chats: chatsBefore, drafts: draftsBefore, activeChat: __, ...restBefore } = before;
  expect(rest).toEqual(restBefore);
  expect(drafts).toMatchObject(draftsBefore);
  const same = chatsBefore.filter((chat, at) => JSON.stringify(chat) === JSON.stringify(chats[at]));
  expect(same).toHaveLength(chatsBefore.length);
}

function questions({ chats }: (typeof kinds)[keyof typeof kinds]): (string | undefined)[] {
  return chats.map(({ messages }) => messages[0]?.content);
}
