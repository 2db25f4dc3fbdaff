import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ServiceProcess, startService } from '@ficus/service-kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendJson, startUpstream, type TestUpstream } from './testing/upstream.ts';

const PIECES = ['one', 'two', 'three', 'four'].map((word) => `data: ${word}\n\n`);
const nowhere = 'http://127.0.0.1:9';

let auth: TestUpstream;
let chat: TestUpstream;
let folder: string;
let gateway: ServiceProcess;

beforeEach(async () => {
  [auth, chat] = (await Promise.all(['auth', 'chat'].map(startUpstream))) as [TestUpstream, TestUpstream];
  auth.answer = (_request, response) =>
    sendJson(response, {
      person: {
        id: 'user_ada',
        email: 'ada@acme.test',
        name: 'Ada Berg',
        tenantId: 'acme',
        tenantName: 'Acme',
        role: 'admin',
        permissions: [],
      },
      token: 'token',
      expiresAt: Date.now() + 300_000,
    });
  chat.answer = async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const piece of PIECES) {
      response.write(piece);
      await wait(250);
    }
    response.end();
  };
  folder = await mkdtemp(path.join(tmpdir(), 'ficus-drain-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'assets.json'), JSON.stringify({ groups: {} }));
  gateway = await startService(new URL('./main.ts', import.meta.url), {
    PORT: '0',
    LOG_LEVEL: 'silent',
    AUTH_URL: auth.url,
    CHAT_URL: chat.url,
    DIRECTORY_URL: nowhere,
    NOTIFICATIONS_URL: nowhere,
    UNLEASH_URL: nowhere,
    UNLEASH_CLIENT_TOKEN: 'none',
    UNLEASH_FRONTEND_TOKEN: 'none',
    REMOTES_URL: nowhere,
    FLAGS_BACKUP_FOLDER: folder,
    HOST_FOLDER: folder,
  });
});
afterEach(async () => {
  gateway.child.kill('SIGKILL');
  await gateway.ended;
  for (const upstream of [auth, chat]) upstream.close();
  await rm(folder, { recursive: true, force: true });
});

test('a gateway told to end takes nobody new, and lets a reply that streams come to its end', async () => {
  const reply = await fetch(`${gateway.url}/api/v1/conversations/one`, {
    headers: { authorization: 'Bearer secret' },
  });
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = (await reader?.read())?.value ?? '';
  expect(heard).toBe(PIECES[0]);

  gateway.child.kill('SIGTERM');
  await wait(150);
  const late = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  const [refusal] = await once(late, 'error');
  expect(refusal).toMatchObject({ code: 'ECONNREFUSED' });

  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
    heard += piece.value;
  expect(heard).toBe(PIECES.join(''));
  expect(await gateway.ended).toMatchObject({ code: 0, signal: null });
}, 20_000);
