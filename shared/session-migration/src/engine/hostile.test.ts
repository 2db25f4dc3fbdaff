import { describe, expect, it } from 'vitest';
import { LEGACY_KEY } from '../lenses/legacy-session.ts';
import { legacyAda, openBrowser } from './testing/browser.ts';
import { chatBackend } from './testing/chat-backend.ts';

const EMPTY = process.env.FICUS_TEST === 'full' ? 100_000 : 10_000;
const good = {
  id: 'good',
  timestamp: 5,
  lastUpdate: 9,
  messages: [{ role: 'user', content: 'Hi', timestamp: 5 }],
};
const session = { version: '1.8.2', user: legacyAda, settings: { theme: 'dark' }, chats: [good] };
const raw = JSON.stringify(session);
const withChats = (...chats: unknown[]) => JSON.stringify({ ...session, chats: [...chats, good] });
const messageOf = (message: unknown) => withChats({ ...good, id: 'bad', messages: [message] });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

interface Case {
  readonly name: string;
  readonly raw: string;
  /** Conversations that the service has in the end. */
  readonly migrated: readonly string[] | number;
  /** How many records are reported as not read. */
  readonly problems: number;
}

const cases: readonly Case[] = [
  { name: 'truncated', raw: raw.slice(0, -20), migrated: [], problems: 1 },
  { name: 'not JSON', raw: 'undefined', migrated: [], problems: 1 },
  { name: 'an array', raw: '[1,2]', migrated: [], problems: 1 },
  { name: 'a number out of reach', raw: '1e400', migrated: [], problems: 1 },
  {
    name: 'chats that are a text',
    raw: JSON.stringify({ ...session, chats: 'none' }),
    migrated: [],
    problems: 1,
  },
  {
    name: 'settings that are a list',
    raw: JSON.stringify({ ...session, settings: [1] }),
    migrated: ['good'],
    problems: 0,
  },
  {
    name: 'drafts of wrong types',
    raw: JSON.stringify({ ...session, drafts: { a: 5, b: null } }),
    migrated: ['good'],
    problems: 0,
  },
  { name: 'chats that are none', raw: withChats(null, 5, 'x', [], true), migrated: ['good'], problems: 5 },
  {
    name: 'ids that are none',
    raw: withChats({ ...good, id: 7 }, { ...good, id: '' }, { messages: [] }),
    migrated: ['good'],
    problems: 3,
  },
  { name: 'messages that are none', raw: messageOf(7), migrated: ['bad', 'good'], problems: 1 },
  {
    name: 'a message of a wrong role',
    raw: messageOf({ role: 'root', content: 'x', timestamp: 1 }),
    migrated: ['bad', 'good'],
    problems: 1,
  },
  {
    name: 'a text that is a number',
    raw: messageOf({ role: 'user', content: 5, timestamp: 1 }),
    migrated: ['bad', 'good'],
    problems: 1,
  },
  {
    name: 'messages nested a thousand deep',
    raw: withChats({ ...good, id: 'bad', messages: 0 }).replace(
      '"messages":0',
      `"messages":${nested(1_000)}`,
    ),
    migrated: ['bad', 'good'],
    problems: 1,
  },
  {
    name: 'the same id twice',
    raw: withChats(good, { ...good, messages: [{ role: 'user', content: 'Other', timestamp: 6 }] }),
    migrated: ['good'],
    problems: 0,
  },
  {
    name: '__proto__ and constructor as keys and ids',
    raw: `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${withChats({ ...good, id: '__proto__' }, { ...good, id: 'constructor' }).slice(1)}`,
    migrated: ['__proto__', 'constructor', 'good'],
    problems: 0,
  },
  {
    name: 'lone surrogates',
    raw: messageOf({ role: 'user', content: 'half \ud800 and \udc00', timestamp: 1 }),
    migrated: ['bad', 'good'],
    problems: 0,
  },
  {
    name: 'an id with a lone surrogate',
    raw: withChats({ ...good, id: '\ud800' }),
    migrated: ['good'],
    problems: 1,
  },
  {
    name: '1e400 as a time',
    raw: messageOf({ role: 'user', content: 'x', timestamp: 1 }).replace(
      '"timestamp":1}',
      '"timestamp":1e400}',
    ),
    migrated: ['bad', 'good'],
    problems: 1,
  },
  {
    name: 'a date out of range',
    raw: messageOf({ role: 'user', content: 'x', timestamp: '+300000-01-01T00:00:00Z' }),
    migrated: ['bad', 'good'],
    problems: 1,
  },
  {
    name: 'a time before 1970',
    raw: messageOf({ role: 'user', content: 'x', timestamp: -1 }),
    migrated: ['bad', 'good'],
    problems: 1,
  },
  {
    name: 'HTML and script',
    raw: messageOf({ role: 'user', content: '<script>alert(1)</script><img onerror=x>', timestamp: 1 }),
    migrated: ['bad', 'good'],
    problems: 0,
  },
  {
    name: 'one message of 4 MB',
    raw: messageOf({ role: 'user', content: 'x'.repeat(4_000_000), timestamp: 1 }),
    migrated: ['bad', 'good'],
    problems: 0,
  },
  {
    name: `${EMPTY} empty chats`,
    raw: withChats(...Array.from({ length: EMPTY }, (_, at) => ({ id: `e${at}`, messages: [] }))),
    migrated: EMPTY + 1,
    problems: 0,
  },
];

describe('a hostile session', () => {
  for (const { name, raw: text, migrated, problems } of cases) {
    it(`lets the app start, what can be read comes over, the rest is kept: ${name}`, {
      timeout: 300_000,
    }, async () => {
      const backend = chatBackend();
      const browser = openBrowser(backend);
      browser.writeLegacy(text);
      // However slow the machine: what is judged here is what comes of it, not when.
      const tab = browser.tab({ schedule: () => () => {} });
      const report = await tab.absorb();
      await tab.settled();
      await tab.project();
      expect(report.outcome).toBe(/^[{]/.test(text) && name !== 'truncated' ? 'absorbed' : 'unreadable');
      const ids = [...backend.conversations.keys()];
      if (typeof migrated === 'number') expect(ids).toHaveLength(migrated);
      else expect(ids.sort()).toEqual(migrated);
      // Reading it has changed nothing of it.
      expect(browser.storage.entries.get(LEGACY_KEY)).toBe(text);
      const { originals } = await tab.kept();
      expect(originals).toMatchObject([{ raw: text, problemCount: problems }]);
      expect(originals[0]?.problems.length).toBe(Math.min(problems, 100));
      const reports = browser.events.filter(({ type }) => type === 'legacy-unreadable');
      expect(reports.length > 0).toBe(problems > 0);
      expect(JSON.stringify(reports)).not.toMatch(/root|half|script|Hi/);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      expect(
        JSON.stringify([...backend.conversations.values()].flatMap(({ messages }) => messages)),
      ).not.toContain('\\ud');
      tab.stop();
    });
  }
});
