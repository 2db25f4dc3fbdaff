import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../pages/expect-accessible.ts';
import { giveConversations, readService } from '../pages/service-conversations.ts';
import { expect, test } from '../test.ts';

/** Conversations of this test alone: their titles bear a word that no other has. */
const MINE = `fig${Date.now().toString(36)}`;

test('conversations are named, pinned, archived, searched, exported, deleted and brought back, by keyboard, and the legacy chat has them all', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  await flags.on('new_chat_mfe');
  await signIn('ada');
  await giveConversations(page, MINE, [`${MINE} alpha`, `${MINE} beta`, `${MINE} gamma`]);
  await chat.open(`/chat/${MINE}-1`);
  await chat.expectView('remote');
  const list = chat.conversations;
  const titles = () => list.getByRole('link', { name: MINE });
  const menu = chat.section.getByRole('button', { name: 'Actions on the conversation' });
  const choose = async (action: string) => {
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: action }).press('Enter');
  };
  await expect(titles()).toHaveText([`${MINE} alpha`, `${MINE} beta`, `${MINE} gamma`]);

  await test.step('named by hand', async () => {
    await choose('Rename');
    await page.keyboard.type(`${MINE} renamed`);
    await page.keyboard.press('Enter');
    await expect(titles()).toHaveText([`${MINE} alpha`, `${MINE} renamed`, `${MINE} gamma`]);
    await expect(menu).toBeFocused();
  });

  await test.step('pinned to the top', async () => {
    await choose('Pin to the top');
    await expect(titles()).toHaveText([`${MINE} renamed`, `${MINE} alpha`, `${MINE} gamma`]);
    await expect(page.getByText('Pinned to the top')).toBeVisible();
  });

  await test.step('searched in titles and messages, words marked', async () => {
    const search = list.getByRole('searchbox', { name: 'Search conversations' });
    await search.fill('cotyledon2');
    const found = list.getByRole('region', { name: 'In messages' }).getByRole('link');
    await expect(found.filter({ hasText: MINE })).toContainText(`The cotyledon2 of ${MINE}`);
    await expect(found.locator('mark').first()).toHaveText('cotyledon2');
    await expectAccessible(page, 'section[data-feature="chat"]');
    await search.fill('');
  });

  await test.step('exported as a file', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), choose('Export as Markdown')]);
    expect(file.suggestedFilename()).toBe(`${MINE}-renamed.md`);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain(`${MINE} beta`);
    expect(text).toContain(`The cotyledon1 of ${MINE}`);
  });

  await test.step('deleted and brought back whole', async () => {
    await choose('Delete');
    await expect(titles()).toHaveText([`${MINE} alpha`, `${MINE} gamma`]);
    await expect(chat.message).toBeFocused();
    expect((await readService(page)).has(`${MINE}-1`)).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(titles()).toHaveText([`${MINE} renamed`, `${MINE} alpha`, `${MINE} gamma`]);
    await expect(chat.section.getByText(`The cotyledon1 of ${MINE}`)).toBeVisible();
  });

  await test.step('archived, and found in the archive', async () => {
    await choose('Archive');
    await expect(titles()).toHaveText([`${MINE} alpha`, `${MINE} gamma`]);
    await list.getByRole('button', { name: /^Archived/ }).click();
    await expect(titles()).toHaveText([`${MINE} renamed`]);
  });

  await test.step('in the legacy chat all are there; back again all is as it was', async () => {
    await flags.off('new_chat_mfe');
    await chat.open(`/chat/${MINE}-1`);
    await chat.expectView('legacy');
    for (const title of ['alpha', 'beta', 'gamma']) {
      await expect(chat.conversation(`${MINE} ${title}`)).toBeVisible();
    }
    await flags.on('new_chat_mfe');
    await chat.open(`/chat/${MINE}-1`);
    await chat.expectView('remote');
    await list.getByRole('button', { name: /^Archived/ }).click();
    await expect(titles()).toHaveText([`${MINE} renamed`]);
  });
});
