import { jobsOf } from '../job.ts';
import type { World } from '../world.ts';

const first = ({ mark }: World) => `Who was the keeper of ${mark}?`;
const second = ({ mark }: World) => `And who kept ${mark} before?`;

const NOTHING_KNOWN = 'Nobody knows it.';

/** A conversation of last year. */
async function talked(world: World): Promise<void> {
  const at = Date.now() - 365 * 86_400_000;
  const messages = [
    { role: 'user', content: first(world), createdAt: at },
    { role: 'assistant', content: NOTHING_KNOWN, createdAt: at + 1000 },
  ];
  const conversation = { id: crypto.randomUUID(), createdAt: at, updatedAt: at + 1000, messages };
  await world.call('POST', '/api/v1/conversation-imports', { conversations: [conversation] });
}

/** A document of one's own, which answers are made from in either generation. */
async function documented(world: World): Promise<void> {
  const text = `# The zoo ${world.mark}\n\n## Feeding\n\nThe quaggas ${world.mark} are fed at noon.\n`;
  await world.call('POST', '/api/v1/documents', { name: `${world.mark}.md`, text });
}

async function forgetDocuments(world: World): Promise<void> {
  const { documents } = (await world.call('GET', '/api/v1/documents')) as {
    documents: { id: string; source: string }[];
  };
  const own = documents.filter(({ source }) => source === 'own');
  for (const { id } of own) await world.call('DELETE', `/api/v1/documents/${id}`);
}

/** What people come to the chat for. */
export const chatJobs = jobsOf('chat', [
  {
    name: 'starts a conversation and gets an answer',
    as: 'cleo',
    isShort: true,
    do: (chat, world) => chat.start(first(world)),
  },
  {
    name: 'asks again where no answer came',
    as: 'cleo',
    do: (chat, world) => chat.startAgain(first(world)),
  },
  {
    name: 'asks on in a conversation of last year',
    as: 'cleo',
    given: talked,
    do: (chat, world) => chat.continue(first(world), second(world)),
  },
  {
    name: 'asks what is in a document of their own',
    as: 'cleo',
    given: documented,
    do: (chat, world) => chat.start(`When are the quaggas ${world.mark} fed?`),
    afterwards: forgetDocuments,
  },
  {
    name: 'reads a conversation of last year',
    as: 'cleo',
    given: talked,
    do: (chat, world) => chat.read(first(world), [first(world), NOTHING_KNOWN]),
  },
  {
    name: 'finds a conversation in the list',
    as: 'cleo',
    given: talked,
    do: (chat, world) => chat.list(world.mark),
  },
  {
    name: 'deletes a conversation',
    as: 'cleo',
    given: talked,
    do: (chat, world) => chat.remove(first(world)),
  },
  {
    name: 'leaves half a thought, and finds it again',
    as: 'cleo',
    given: talked,
    do: (chat, world) => chat.leaveDraft(first(world), `Half a thought of ${world.mark}`),
  },
]);
