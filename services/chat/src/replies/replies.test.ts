import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatHarness, startChatHarness } from '../testing/chat-harness.ts';
import { loadDocuments } from './load-documents.ts';
import { createModelEngine } from './model-engine.ts';

let chat: ChatHarness;
beforeAll(async () => {
  chat = await startChatHarness();
});
afterAll(() => chat.close());

const ask = (content: string) => ({ messages: [{ role: 'user' as const, content }] });

describe('the search', () => {
  it.each([
    ['How many days of leave do I have?', '28 days', 'leave'],
    ['What happens if I lose my laptop?', 'extension 911', 'security'],
    ['How do I take a feature back?', 'kill_chat_mfe', 'ficus-rollback'],
    ['who is my buddy', 'another team', 'onboarding'],
    ['Can I carry over holidays to next year?', 'end of March', 'leave'],
    ['what if a remote crashes?', 'last good version', 'ficus-remotes'],
    ['How much does Trellis cost?', '3 euros', 'plans-and-billing'],
    ['What is Ficus?', 'strangler fig', 'ficus'],
  ])('answers %j by quoting %j', async (question, quoted, documentId) => {
    const { content, citations } = await chat.search.reply(ask(question));
    expect(content.split('Also related')[0]).toContain(quoted);
    expect(citations[0]).toMatchObject({ documentId, title: expect.any(String) });
    for (const { excerpt } of citations) expect(excerpt.length).toBeGreaterThan(20);
  });

  it.each([
    'What is the weather in Paris?',
    'Compose an engaging travel blog post about a recent trip to Hawaii.',
    'Tell me a joke',
    '',
    "';drop table passages;-- & | ! <-> ( ' \\",
    'the of and',
    '\0\ud800',
  ])('says plainly what it is when nothing fits: %j', async (question) => {
    const { content, citations } = await chat.search.reply(ask(question));
    expect(content).toContain('not a language model');
    expect(content).toContain('• Expenses');
    expect(citations).toEqual([]);
  });

  it('takes documents that are new, changed or gone', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ficus-documents-'));
    const found = async () =>
      (await chat.search.reply(ask('zebra'))).citations.map(({ documentId }) => documentId);
    try {
      await writeFile(
        path.join(folder, 'zoo.md'),
        '# Zoo\n\n## Animals\nThere is one zebra in the whole of our zoo.\n',
      );
      await loadDocuments(chat.db, folder);
      expect(await found()).toEqual(['zoo']);
      await writeFile(path.join(folder, 'zoo.md'), '# Zoo\n\nThere is nothing.\n');
      // Twice at once, as services that start together do.
      await Promise.all([loadDocuments(chat.db, folder), loadDocuments(chat.db, folder)]);
      expect(await found()).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
      await loadDocuments(chat.db);
    }
    const documents = await chat.db.selectFrom('documents').select('id').execute();
    expect(documents).toHaveLength(16);
  });
});

describe('the language model', () => {
  async function withModel(answer: (response: ServerResponse) => void, timeoutMs = 2_000) {
    const seen: { url: string | undefined; authorization: string | undefined; body: unknown }[] = [];
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      seen.push({ url: request.url, authorization: request.headers.authorization, body: JSON.parse(text) });
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const failures: unknown[] = [];
    const engine = createModelEngine(chat.db, chat.search, {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`,
      name: 'small-1',
      key: 'secret',
      timeoutMs,
      onFailure: (error) => failures.push(error),
    });
    const reply = await engine.reply(ask('How many days of leave do I have?'));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return { reply, seen, failures };
  }

  const completion = (content: unknown) => (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
  };

  it('is asked with the passages as its context, and its answer cites them', async () => {
    const { reply, seen, failures } = await withModel(completion('You have 28 days.'));
    expect(reply.content).toBe('You have 28 days.');
    expect(reply.citations[0]).toMatchObject({ documentId: 'leave' });
    expect(failures).toEqual([]);
    expect(seen).toMatchObject([
      {
        url: '/v1/chat/completions',
        authorization: 'Bearer secret',
        body: {
          model: 'small-1',
          messages: [
            { role: 'system', content: expect.stringContaining('28 days of paid leave') },
            { role: 'user', content: 'How many days of leave do I have?' },
          ],
        },
      },
    ]);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['fails', (response) => response.writeHead(500).end('out of memory')],
    ['is late', () => {}],
    ['sends half an answer', (response) => response.writeHead(200).write('{"choices":[{"mess')],
    ['hangs up', (response) => response.destroy()],
    ['sends no JSON', (response) => response.end('<html>')],
    ['sends another shape', completion(null)],
    ['says nothing', completion('')],
  ])('is replaced by the search, which says so, when it %s', async (_name, answer) => {
    const { reply, failures } = await withModel(answer, 300);
    expect(reply.content).toMatch(/^_The language model did not answer/);
    expect(reply.content).toContain('28 days');
    expect(reply.citations[0]).toMatchObject({ documentId: 'leave' });
    expect(failures).toHaveLength(1);
  });
});
