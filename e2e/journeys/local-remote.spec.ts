import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { GATEWAY, LOCAL_PORT, PROJECT } from '../system/addresses.ts';
import { expect, test } from '../test.ts';

/** Nothing listens there. */
const DOWN = LOCAL_PORT + 1;

/** What `npm run dev -w remotes/chat` runs; resolves once it serves, with its end. */
async function startRemoteAlone(): Promise<() => Promise<void>> {
  const program = path.join(PROJECT, 'shared/remote-kit/webpack/dev-cli.ts');
  const child = spawn(process.execPath, [program], {
    cwd: path.join(PROJECT, 'remotes/chat'),
    env: { ...process.env, NODE_ENV: 'development', PORT: String(LOCAL_PORT), GATEWAY_URL: GATEWAY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
}

let stop: () => Promise<void>;
test.beforeAll(async () => {
  stop = await startRemoteAlone();
});
test.afterAll(() => stop());

test('an operator has the chat come from their own machine, and leaves it by one click', async ({
  chat,
  flags,
  page,
  signIn,
}) => {
  await signIn('olga');
  await chat.expectView('legacy', 'flag-off');
  await chat.open(`/chat?local-remote=chat:${LOCAL_PORT}`);
  await chat.expectView('remote', 'local');
  await expect(page).toHaveURL(/\/chat$/);
  const banner = page
    .getByRole('status')
    .filter({ hasText: `comes from your machine, localhost:${LOCAL_PORT}` });
  await expect(banner).toBeVisible();
  await chat.send('Does it work here?');

  await flags.on('kill_chat_mfe');
  await chat.expectView('legacy', 'killed');
  await expect(page.getByText('but does not now: the kill switch is on')).toBeVisible();
  await flags.off('kill_chat_mfe');
  await chat.expectView('remote', 'local');

  await banner.getByRole('button', { name: 'Use what is published' }).click();
  await chat.expectView('legacy', 'flag-off');
  await expect(banner).toHaveCount(0);
  await page.reload();
  await chat.expectView('legacy', 'flag-off');
  await expect(banner).toHaveCount(0);
});

test('a machine that serves nothing falls back, and the page says what to do', async ({
  chat,
  expectedErrors,
  page,
  signIn,
}) => {
  expectedErrors.patterns.push(/ERR_CONNECTION_REFUSED/);
  await signIn('olga');
  await chat.open(`/chat?local-remote=chat:${DOWN}`);
  await chat.expectView('legacy', 'load-failed');
  const banner = page.getByRole('status').filter({ hasText: `PORT=${DOWN} npm run dev -w remotes/chat` });
  await expect(banner.getByRole('button', { name: 'Try again' })).toBeVisible();
  await chat.open('/chat?local-remote=off');
  await chat.expectView('legacy', 'flag-off');
  await expect(banner).toHaveCount(0);
  const answer = await page.request.get('/chat?local-remote=chat:80', { maxRedirects: 0 });
  expect(answer.status()).toBe(400);
});

test('a member cannot, neither by the address nor by a forged cookie', async ({
  chat,
  context,
  page,
  signIn,
}) => {
  await signIn('ben');
  await chat.open(`/chat?local-remote=chat:${LOCAL_PORT}`);
  await chat.expectView('legacy', 'flag-off');
  const note = {
    person: 'user_ben@acme',
    features: { chat: { quarantines: [], override: { view: 'remote', localPort: LOCAL_PORT } } },
  };
  await context.addCookies([
    { name: 'ficus_note', value: encodeURIComponent(JSON.stringify(note)), url: page.url() },
  ]);
  const answer = await page.reload();
  expect(answer?.headers()['content-security-policy']).not.toContain(String(LOCAL_PORT));
  await chat.expectView('legacy', 'flag-off');
  await expect(page.getByText('your machine')).toHaveCount(0);
});
