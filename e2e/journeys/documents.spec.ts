import { expectAccessible } from '../pages/expect-accessible.ts';
import { expect, test } from '../test.ts';

test('an own document is added, quoted with its name in both views, and removed', async ({
  page,
  chat,
  flags,
  signIn,
}) => {
  const word = `zyx${Date.now().toString(36)}`;
  const text = `# The zoo ${word}\n\n## Feeding\n\nThe quaggas ${word} are fed at noon, by the keeper on duty.\n`;
  await flags.on('new_chat_mfe');
  await signIn('ben');
  await chat.open();
  await chat.expectView('remote');
  const dialog = page.getByRole('dialog', { name: 'Your documents' });
  const openDocuments = async () => {
    await chat.section.getByRole('button', { name: 'Your documents' }).press('Enter');
    await expect(dialog).toBeVisible();
  };
  const remove = dialog.getByRole('button', { name: `Remove The zoo ${word}` });

  await test.step('added', async () => {
    await openDocuments();
    await dialog.getByLabel('Files to add').setInputFiles([
      { name: `${word}.md`, mimeType: 'text/markdown', buffer: Buffer.from(text) },
      { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) },
    ]);
    await expect(remove).toBeVisible();
    await expect(dialog.getByRole('alert')).toContainText('This is no text');
    await expectAccessible(page, '[role="dialog"]');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('quoted, with its name among the sources', async () => {
    await chat.startConversation();
    await chat.send(`When are the quaggas ${word} fed?`);
    await expect(chat.section.locator('[data-role="assistant"]').last()).toContainText('fed at noon');
    await expect(chat.section.getByRole('region', { name: 'Sources' })).toContainText(`The zoo ${word}`);
  });

  await test.step('by the legacy view as well', async () => {
    const answer = await page.request.post('/api/chat/reply', {
      data: { messages: [{ role: 'user', content: `When are the quaggas ${word} fed?` }] },
    });
    expect((await answer.json()).reply).toContain('fed at noon');
  });

  await test.step('removed', async () => {
    await openDocuments();
    await remove.click();
    await expect(remove).toBeHidden();
    await expect.poll(async () => (await page.request.get('/api/v1/documents')).text()).not.toContain(word);
  });
});
