import { createStore } from 'zustand/vanilla';
import { takeSnapshot } from '../src/engine/legacy-snapshot.ts';
import { readLegacy } from '../src/lenses/legacy-session.ts';
import { inSlices } from '../src/lenses/steps.ts';
import { createPending } from '../src/stores/pending-store.ts';
import { largeSession, typicalSession } from '../src/testing/index.ts';

/**
 * Bringing a session into the stores, against the plainest way to do it: JSON.parse, map, setState. Both in turn, in the
 * same process, on the same text. Prints medians and their ratio.
 */
const ROUNDS = 25;
const owner = { id: 'u', email: 'a@b.test', name: 'A', role: 'member', tenant: 't' };
const person = {
  id: 'p',
  email: owner.email,
  name: 'A',
  tenantId: 't',
  tenantName: 'T',
  role: 'member' as const,
};

for (const [name, session] of Object.entries({
  typical: typicalSession(owner),
  large: largeSession(owner),
})) {
  const text = JSON.stringify(session);
  const times: { plain: number[]; ours: number[] } = { plain: [], ours: [] };
  for (let round = -3; round < ROUNDS; round += 1) {
    const plain = await timed(() => bringPlainly(text));
    const ours = await timed(() => bring(text));
    // The first rounds warm up.
    if (round < 0) continue;
    times.plain.push(plain);
    times.ours.push(ours);
  }
  const [plain, ours] = [median(times.plain), median(times.ours)];
  const size = `${(text.length / 1_000_000).toFixed(2)} million characters, ${session.chats.length} chats`;
  console.log(
    `${name} (${size}): plain ${plain.toFixed(1)} ms, with schemas, digests and pauses ${ours.toFixed(1)} ms, ratio ${(ours / plain).toFixed(2)}`,
  );
}

function bringPlainly(text: string): void {
  const { chats } = JSON.parse(text) as ReturnType<typeof typicalSession>;
  const store = createStore<{ pending: unknown }>(() => ({ pending: [] }));
  store.setState({
    pending: chats.map(({ id, messages, timestamp, lastUpdate }) => ({
      id,
      title: messages[0]?.content.slice(0, 60),
      createdAt: +new Date(timestamp),
      updatedAt: +new Date(lastUpdate),
      revision: 0,
      messages: messages.map(({ role, content, timestamp: at }, index) => ({
        id: `${index}`,
        role,
        content,
        createdAt: +new Date(at),
      })),
    })),
  });
}

async function bring(text: string): Promise<void> {
  const read = await inSlices(readLegacy(text, person));
  if (read.kind !== 'own') throw new Error(`The session is ${read.kind}`);
  const { chats } = await inSlices(takeSnapshot(text, read.session));
  await inSlices(createPending().show([...chats.values()]));
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
