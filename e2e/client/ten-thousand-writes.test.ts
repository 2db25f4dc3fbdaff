import 'fake-indexeddb/auto';
import type { ServiceClient } from '@ficus/service-client';
import { createOutbox, isOutboxError, type Outbox, type Write } from '@ficus/service-client/outbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LineFault } from './fault-line.ts';
import { type Stack, startStack } from './stack.ts';

const isFull = process.env.FICUS_TEST === 'full';
const WRITES = isFull ? 10_000 : 200;
/** Writes handed to one page before it dies in the middle of them. */
const PAGE = 50;
const SEED = 20_261_125;
const FAULTS: readonly LineFault[] = ['reset-before', 'reset-after', 'reset-after', 429, 503, 'truncated'];

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

/** Numbers from 0 to 1, the same in each run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Half of them messages, known by their ids; half of them workspaces, known by their keys. */
function writeOf(index: number): Write {
  const isMessage = index % 2 === 0;
  return {
    key: `write-${String(index).padStart(6, '0')}`,
    kind: isMessage ? 'message' : 'workspace',
    lane: `lane-${index % 40}`,
    input: isMessage
      ? {
          id: `c${index % 40}`,
          message: { id: `write-${index}`, content: `Message ${index}`, createdAt: index },
        }
      : { id: 'acme', name: `Workspace ${index}` },
    createdAt: index,
  };
}

function perform(client: ServiceClient, { kind, input, key }: Write): Promise<unknown> {
  if (kind === 'message') return client.chat.send(input as Parameters<ServiceClient['chat']['send']>[0]);
  const workspace = input as Parameters<ServiceClient['workspaces']['create']>[0];
  return client.workspaces.create(workspace, { idempotencyKey: key });
}

test(
  `${WRITES} writes under faults on every line and pages that die: none is lost, none done twice`,
  async () => {
    const random = seededRandom(SEED);
    const plan = () => (random() < 0.15 ? FAULTS[Math.floor(random() * FAULTS.length)] : undefined);
    for (const line of [stack.front, stack.chat, stack.directory]) line.plan = plan;
    const client = await stack.clientOf('ada@acme.test');

    const startPage = () => createOutbox({ owner: 'ada', indexedDB, locks: undefined, backoffMs: 100 });
    /** Hands a page its writes; it dies after a while, with some of them done, some on their way, some waiting. */
    async function livePage(outbox: Outbox, writes: readonly Write[], dies: boolean) {
      const dying = new AbortController();
      const all = writes.map((write) =>
        outbox
          .deliver(write, () => perform(client, write), dying.signal)
          .catch((error: unknown) => {
            if (!isOutboxError(error)) throw error;
          }),
      );
      if (dies) {
        await Promise.all(all.slice(0, Math.floor(all.length / 3)));
        dying.abort();
      }
      await Promise.all(all);
    }

    for (let from = 0; from < WRITES; from += PAGE) {
      const page = startPage();
      const left = [...(await page.kept('message')), ...(await page.kept('workspace'))];
      const fresh = Array.from({ length: Math.min(PAGE, WRITES - from) }, (_, index) =>
        writeOf(from + index),
      );
      await livePage(page, [...left, ...fresh], true);
    }
    const last = startPage();
    await livePage(last, [...(await last.kept('message')), ...(await last.kept('workspace'))], false);

    await stack.mend();
    const { workspaces } = await client.workspaces.list({ id: 'acme' });
    const names = workspaces.map(({ name }) => name).filter((name) => name.startsWith('Workspace '));
    const contents: string[] = [];
    for (let lane = 0; lane < 40; lane += 2) {
      const { messages } = await client.chat.conversation({ id: `c${lane}` });
      contents.push(...messages.filter(({ role }) => role === 'user').map(({ content }) => content));
      expect(messages.filter(({ role }) => role === 'assistant')).toHaveLength(messages.length / 2);
    }
    const wanted = (kind: string) =>
      Array.from({ length: WRITES }, (_, index) => index).flatMap((index) =>
        (index % 2 === 0) === (kind === 'Message') ? [`${kind} ${index}`] : [],
      );
    expect(names.sort()).toEqual(wanted('Workspace').sort());
    expect(contents.sort()).toEqual(wanted('Message').sort());
  },
  isFull ? 1_800_000 : 120_000,
);
