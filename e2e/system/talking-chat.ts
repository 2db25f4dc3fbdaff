import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DATA_FOLDER, PORTS, PROJECT } from './addresses.ts';

/** A second chat service, on the same data, whose language model says what a test tells it to. */
export interface TalkingChat {
  readonly url: string;
  /** Says so many words of the answer, then waits. */
  say(text: string): Promise<void>;
  /** Ends the answer. */
  finish(): Promise<void>;
  /** Lines of the service's log so far. */
  log(): readonly Record<string, unknown>[];
  end(): Promise<void>;
}

/** Starts it, with a server that streams as an OpenAI-compatible one does. */
export async function startTalkingChat(): Promise<TalkingChat> {
  let asked = Promise.withResolvers<ServerResponse>();
  const model = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    asked.resolve(response);
  });
  await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
  const secrets = JSON.parse(await readFile(path.join(DATA_FOLDER, 'secrets.json'), 'utf8'));
  const chat: ChildProcess = fork(path.join(PROJECT, 'services/chat/src/main.ts'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'info',
      PORT: '0',
      DATABASE_URL: `postgres://ficus_chat:${secrets.chat}@127.0.0.1:${PORTS.POSTGRES_PORT}/ficus_chat`,
      JWKS_URL: `http://127.0.0.1:${PORTS.AUTH_PORT}/.well-known/jwks.json`,
      MODEL_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`,
    },
  });
  let output = '';
  chat.stdout?.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  const [{ port }] = (await once(chat, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    async say(text) {
      const chunk = { choices: [{ delta: { content: text } }] };
      (await asked.promise).write(`data: ${JSON.stringify(chunk)}\n\n`);
    },
    async finish() {
      (await asked.promise).end('data: [DONE]\n\n');
      asked = Promise.withResolvers();
    },
    log: () =>
      output
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
    async end() {
      const ended = once(chat, 'exit');
      chat.kill('SIGTERM');
      await ended;
      model.closeAllConnections();
      model.close();
    },
  };
}
