import { cp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { buildRemote, publishRemote } from '@ficus/remote-kit/webpack';
import { ORIGIN_FOLDER, PROJECT } from '../system/addresses.ts';
import { expect, test } from '../test.ts';

const CHAT = path.join(PROJECT, 'remotes/chat');
const DIST = path.join(CHAT, 'dist');
const KEPT = path.join(CHAT, 'dist.kept');

test('a remote is published again while people work: the next page has it, the shell was not touched', {
  tag: '@long',
}, async ({ page, chat, flags, signIn }) => {
  test.setTimeout(120_000);
  await flags.on('new_chat_mfe');
  await signIn('cleo');
  await chat.expectView('remote', 'flag-on');
  const before = await chat.section.getAttribute('data-version');
  const shell = await stat(path.join(PROJECT, 'shell/dist/assets.json'));

  await cp(DIST, KEPT, { recursive: true });
  try {
    const release = await buildRemote(CHAT, { version: '9.1.0' });
    await publishRemote(CHAT, ORIGIN_FOLDER);
    // The open page goes on with what it has.
    await chat.startConversation();
    await chat.send('Does the open page still work?');
    await expect(chat.section).toHaveAttribute('data-version', before ?? '');
    await expect(async () => {
      await page.reload();
      await expect(chat.section).toHaveAttribute('data-version', release.version, { timeout: 3000 });
    }).toPass({ timeout: 20_000 });
    await chat.expectView('remote', 'flag-on');
  } finally {
    await rm(DIST, { recursive: true, force: true });
    await cp(KEPT, DIST, { recursive: true, preserveTimestamps: true });
    await rm(KEPT, { recursive: true, force: true });
    await publishRemote(CHAT, ORIGIN_FOLDER);
  }
  expect((await stat(path.join(PROJECT, 'shell/dist/assets.json'))).mtimeMs).toBe(shell.mtimeMs);
});
