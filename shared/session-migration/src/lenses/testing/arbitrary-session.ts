import fc from 'fast-check';
import { generateSession } from '../../testing/index.ts';
import type { ChatContent } from '../chat.ts';
import type { JsonRecord } from '../json-record.ts';

const isFull = process.env.FICUS_TEST === 'full';
/** How often each law is tried. Sessions are small: what breaks a law is a shape, not a size. */
export const CASES = { numRuns: isFull ? 1_000_000 : 10_000 };
/** Most time for a law, in ms. */
export const LAW_TIMEOUT = isFull ? 3_600_000 : 120_000;

const owner = { id: 'u', email: 'a@b.test', name: 'A', role: 'member', tenant: 't' };

/** Sessions of every version, their JSON being all that matters. */
export const generatedSession = fc
  .record({
    seed: fc.integer(),
    chats: fc.integer({ min: 0, max: 5 }),
    version: fc.constantFrom('1.0.0', '1.8.2', '1.9.0', '3.2.1'),
  })
  .map((options): JsonRecord => JSON.parse(JSON.stringify(generateSession({ ...options, owner }))));

/** Names that break careless code. */
export const strangeKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'messages', 'timestamp', 'chats', 'drafts'),
  fc.string(),
);
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1e308,
      '',
      'text',
      '\ud800',
      '2024-01-01T00:00:00Z',
      1_704_067_200_000,
    ),
    fc.array(tie('anything'), { maxLength: 4 }),
    fc
      .array(fc.tuple(strangeKey, tie('anything')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));
const hostileMessage = fc.record(
  {
    role: fc.oneof(fc.constantFrom('user', 'assistant'), anything),
    content: fc.oneof(fc.string(), anything),
    timestamp: anything,
  },
  { requiredKeys: [] },
);
const hostileChat = fc.record(
  {
    id: fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor'), anything),
    messages: fc.oneof(fc.array(fc.oneof(hostileMessage, anything), { maxLength: 5 }), anything),
    timestamp: anything,
    lastUpdate: anything,
  },
  { requiredKeys: [] },
);
/** The same with wrong types and strange names anywhere. */
const hostile = fc
  .record(
    {
      settings: anything,
      chats: fc.oneof(fc.array(fc.oneof(hostileChat, anything), { maxLength: 5 }), anything),
      drafts: anything,
      activeChat: anything,
      ui: anything,
    },
    { requiredKeys: [] },
  )
  .map((session): JsonRecord => JSON.parse(JSON.stringify(session)));

/** A session of any version, sound or hostile. */
export const anySession = fc.oneof(generatedSession, hostile);
const message = fc.record({
  role: fc.constantFrom('user' as const, 'assistant' as const),
  content: fc.string(),
  createdAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
});
/** A conversation of the new world. */
export const conversation: fc.Arbitrary<ChatContent> = fc.record({
  id: fc.constantFrom('a', 'chat_1', 'chat_2', 'new', '__proto__', 'constructor'),
  createdAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  updatedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  messages: fc.array(message, { maxLength: 4 }),
});
