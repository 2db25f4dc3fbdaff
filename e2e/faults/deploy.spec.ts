import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONTRACT_VERSION } from '@ficus/remote-kit';
import { ChatPage } from '../pages/chat-page.ts';
import { PROJECT } from '../system/addresses.ts';
import { breakRemotesOrigin, faultAt, readRelease } from '../system/faults.ts';
import { pointTo, publishChat, publishFixture } from '../system/releases.ts';
import { expect } from '../test.ts';
import { row, test } from './story.ts';

const PLANTED = [/planted/, /net::ERR/, /Failed to load resource/];
const named = (version: string) => ({
  name: 'canary',
  payload: { type: 'json' as const, value: JSON.stringify({ version }) },
});

test.describe('a deploy', () => {
  test.use({ expectedErrors: { patterns: PLANTED } });

  row(
    'deploy',
    'the remote is redeployed, then rolled back, while the tab is open',
    { short: true },
    async ({ chat, flags, page, signIn }) => {
      const good = await readRelease();
      const next = await publishChat('2.0.0');
      await flags.on('new_chat_mfe');
      await signIn('ada');
      await chat.expectView('remote', 'flag-on');
      await chat.startConversation();
      await chat.message.fill('Written before the deploy');
      try {
        await pointTo(next);
        await page.waitForTimeout(1500);
        await expect(chat.section).toHaveAttribute('data-version', good.version);
        await expect(chat.message).toHaveValue('Written before the deploy');
        await page.reload();
        await expect(chat.section).toHaveAttribute('data-version', next.version);
        await expect(chat.message).toHaveValue('Written before the deploy');
      } finally {
        await pointTo(good);
      }
      await chat.expectView('remote', 'flag-on');
      await page.waitForTimeout(1500);
      await page.reload();
      await expect(chat.section).toHaveAttribute('data-version', good.version);
    },
  );

  row('deploy', 'the shell is redeployed while the tab is open', {}, async ({ chat, flags, signIn }) => {
    await flags.on('new_chat_mfe');
    await signIn('ada');
    await chat.expectView('remote', 'flag-on');
    const undo = await renameLegacyChunk();
    try {
      await flags.on('kill_chat_mfe');
      await chat.expectView('legacy', 'killed');
    } finally {
      await undo();
    }
  });

  for (const { title, contract, view, reason } of [
    {
      title: 'the remote one contract version behind the host',
      contract: CONTRACT_VERSION - 1,
      view: 'remote',
      reason: 'flag-on',
    },
    {
      title: 'the remote one contract version ahead',
      contract: CONTRACT_VERSION + 1,
      view: 'legacy',
      reason: 'incompatible',
    },
    {
      title: 'two versions behind',
      contract: CONTRACT_VERSION - 2,
      view: 'legacy',
      reason: 'incompatible',
    },
    {
      title: 'two versions ahead',
      contract: CONTRACT_VERSION + 2,
      view: 'legacy',
      reason: 'incompatible',
    },
  ] as const) {
    row('deploy', title, {}, async ({ chat, flags, page, signIn }) => {
      await flags.on('new_chat_mfe');
      await breakRemotesOrigin(await faultAt('pointer', { set: { contract } }));
      await page.waitForTimeout(1500);
      await signIn('ben');
      await chat.expectView(view, reason);
      await breakRemotesOrigin([]);
      await page.waitForTimeout(1500);
    });
  }
});

test.describe('versions by cohort', () => {
  test.use({ expectedErrors: { patterns: PLANTED } });

  row(
    'versions',
    'a canary for one tenant, taken back in seconds',
    { short: true },
    async ({ browser, chat, flags, signIn }) => {
      const good = await readRelease();
      const canary = await publishChat('2.1.0');
      await flags.on('new_chat_mfe');
      await signIn('cleo');
      await chat.expectView('remote', 'flag-on');
      await expect(chat.section).toHaveAttribute('data-version', good.version);
      await flags.on('new_chat_mfe', { tenantId: ['globex'], variant: named(canary.version) });
      await expect(chat.section).toHaveAttribute('data-version', canary.version);
      await chat.expectView('remote', 'flag-on');
      const context = await browser.newContext();
      const page = await context.newPage();
      await signIn('ada', page);
      await new ChatPage(page).expectView('legacy', 'flag-off');
      await context.close();
      await flags.on('new_chat_mfe', { tenantId: ['globex'] });
      await expect(chat.section).toHaveAttribute('data-version', good.version);
      await chat.expectView('remote', 'flag-on');
    },
  );

  row(
    'versions',
    'the chosen version fails: the last good one stands in',
    {},
    async ({ chat, flags, page, signIn }) => {
      const good = await readRelease();
      const bad = await publishFixture('faulty');
      await flags.on('new_chat_mfe');
      await signIn('cleo');
      await chat.expectView('remote', 'flag-on');
      await chat.startConversation();
      await chat.message.fill('Kept over a bad release');
      await page.evaluate(() => sessionStorage.setItem('planted', 'throws-in-render'));
      await flags.on('new_chat_mfe', { variant: named(bad.version) });
      await page.reload();
      await chat.expectView('remote', 'last-good');
      await expect(chat.section).toHaveAttribute('data-version', good.version);
      await expect(chat.message).toHaveValue('Kept over a bad release');
      // The document has been told: it does not even preload the bad one.
      await page.reload();
      await chat.expectView('remote', 'last-good');
    },
  );
});

/** A new build of the host in place of the one that made the open page: the legacy view's chunk bears another name. */
async function renameLegacyChunk(): Promise<() => Promise<void>> {
  const dist = path.join(PROJECT, 'shell/dist');
  const description = path.join(dist, 'assets.json');
  const before = await readFile(description, 'utf8');
  const files = (await readdir(path.join(dist, 'assets'))).filter((name) =>
    /^legacy-chat\..*\.js/.test(name),
  );
  const renamed = files.map(
    (name) => [name, name.replace(/^legacy-chat\.\w+/, 'legacy-chat.00000000')] as const,
  );
  for (const [from, to] of renamed) await cp(path.join(dist, 'assets', from), path.join(dist, 'assets', to));
  await writeFile(description, before.replaceAll(/legacy-chat\.\w+\.js/g, 'legacy-chat.00000000.js'));
  return async () => {
    await writeFile(description, before);
    for (const [, to] of renamed) await rm(path.join(dist, 'assets', to), { force: true });
  };
}
