import { expectAccessible } from '../pages/expect-accessible.ts';
import { readService } from '../pages/service-conversations.ts';
import { expect, test } from '../test.ts';

test('a message is said in other words and asked again, versions are gone through, and the legacy chat has each', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  const word = `fork${Date.now().toString(36)}`;
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await chat.open();
  await chat.expectView('remote');
  await chat.startConversation();
  await chat.send(`What is Ficus? ${word}`);
  await chat.send('How many days of leave?');
  const questions = chat.section.locator('[data-role="user"]');
  const firstAddress = page.url();

  await test.step('edited: another version, with what was said before', async () => {
    await chat.section.getByRole('button', { name: 'Edit the message' }).last().press('Enter');
    const editor = page.getByRole('textbox', { name: 'Edit the message' });
    await expect(editor).toBeFocused();
    await editor.fill('How do I claim an expense?');
    await editor.press('Enter');
    await expect(chat.section.getByRole('group', { name: 'Version 2 of 2' })).toBeVisible();
    await expect(questions.locator('span:not(:first-child)')).toHaveText([
      `What is Ficus? ${word}`,
      'How do I claim an expense?',
    ]);
    await expect(chat.section.locator('[data-role="assistant"]').last()).toContainText('receipt');
    await expect(chat.conversations.getByRole('link', { name: word })).toHaveCount(1);
    await expectAccessible(page, 'section[data-feature="chat"]');
  });

  await test.step('the reply asked for again: a third', async () => {
    await chat.section.getByRole('button', { name: 'Ask again' }).last().click();
    await expect(chat.section.getByRole('group', { name: 'Version 3 of 3' })).toBeVisible();
  });

  await test.step('gone through by keyboard, the focus stays with the person', async () => {
    const back = chat.section.getByRole('button', { name: 'Version before' });
    await back.press('Enter');
    await expect(chat.section.getByRole('group', { name: 'Version 2 of 3' })).toBeVisible();
    await expect(back).toBeFocused();
    await back.press('Enter');
    await expect(chat.section.getByRole('group', { name: 'Version 1 of 3' })).toBeVisible();
    await expect(chat.section.getByRole('button', { name: 'Next version' })).toBeFocused();
    await expect(page).toHaveURL(firstAddress);
    await expect(questions.last()).toContainText('How many days of leave?');
  });

  await test.step('flipped to legacy and back: each version is there, nothing is added', async () => {
    const before = await readService(page);
    await flags.off('new_chat_mfe');
    await chat.open(new URL(firstAddress).pathname);
    await chat.expectView('legacy');
    await expect(chat.conversation(new RegExp(word))).toHaveCount(3);
    await expect(chat.section.getByText('How many days of leave?')).toBeVisible();
    await flags.on('new_chat_mfe');
    await chat.open(new URL(firstAddress).pathname);
    await chat.expectView('remote');
    await expect(chat.section.getByRole('group', { name: 'Version 1 of 3' })).toBeVisible();
    const after = await readService(page);
    expect([...after.values()].map(({ messages }) => messages.length)).toEqual(
      [...before.values()].map(({ messages }) => messages.length),
    );
  });
});
