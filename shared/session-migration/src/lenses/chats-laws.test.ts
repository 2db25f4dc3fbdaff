import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { getChats, putChats } from './chats.ts';
import { isRecord, type JsonRecord } from './json-record.ts';
import { anySession, CASES, conversation, LAW_TIMEOUT } from './testing/arbitrary-session.ts';

vi.setConfig({ testTimeout: LAW_TIMEOUT });

describe('the chats lens', () => {
  it('gives back what was put, united with what was there', () => {
    fc.assert(
      fc.property(anySession, fc.uniqueArray(conversation, { selector: ({ id }) => id }), (old, changed) => {
        fc.pre(!('chats' in old) || Array.isArray(old.chats));
        const before = getChats(old).chats;
        const after = getChats(putChats(old, { changed })).chats;
        for (const { id, messages } of changed) {
          const was = before.get(id);
          // A chat whose messages are no list takes none.
          if (was && !hasMessageList(old, id)) continue;
          const got = after.get(id)?.messages ?? [];
          expect(sorted(got)).toEqual(sorted(union(was?.messages ?? [], messages)));
        }
        for (const [id, chat] of before) {
          if (!changed.some((one) => one.id === id)) expect(after.get(id)).toEqual(chat);
        }
      }),
      CASES,
    );
  });

  it('leaves every legacy record as it is, in its order, and appends new chats', () => {
    fc.assert(
      fc.property(anySession, fc.uniqueArray(conversation, { selector: ({ id }) => id }), (old, changed) => {
        const next = putChats(old, { changed });
        const was = Array.isArray(old.chats) ? old.chats : [];
        const now = Array.isArray(next.chats) ? next.chats : [];
        expect({ ...next, chats: 0 }).toEqual({ ...old, chats: 0 });
        was.forEach((chat: unknown, index) => {
          if (!isRecord(chat)) {
            expect(now[index]).toBe(chat);
            return;
          }
          expect(Object.keys(now[index])).toEqual(expect.arrayContaining(Object.keys(chat)));
          expect({ ...now[index], messages: 0, lastUpdate: 0 }).toEqual({
            ...chat,
            messages: 0,
            lastUpdate: 0,
          });
          const list = Array.isArray(chat.messages) ? chat.messages : [];
          const kept = Array.isArray(now[index].messages) ? now[index].messages : [];
          // The very same objects, not equal ones.
          expect(kept.filter((one: unknown) => typeof one === 'object' && list.includes(one))).toEqual(
            list.filter((one: unknown) => typeof one === 'object'),
          );
          if (list.length === kept.length) expect(now[index].lastUpdate).toEqual(chat.lastUpdate);
        });
      }),
      CASES,
    );
  });

  it('writes a new message in the form of its chat', () => {
    const at = Date.UTC(2026, 1, 3);
    const chats = [
      {
        id: 'iso',
        messages: [],
        timestamp: '2024-01-01T00:00:00.000Z',
        lastUpdate: '2024-01-01T00:00:00.000Z',
      },
      { id: 'ms', messages: [], timestamp: 1_704_067_200_000, lastUpdate: 1_704_067_200_000 },
      {
        id: 'mixed',
        messages: [{ role: 'user', content: '', timestamp: 5 }],
        timestamp: '2024-01-01T00:00:00Z',
      },
    ];
    const changed = chats.map(({ id }) => ({
      id,
      createdAt: 0,
      updatedAt: at,
      messages: [{ role: 'user' as const, content: 'x', createdAt: at }],
    }));
    const next = putChats({ chats }, { changed });
    const times = (next.chats as { messages: { timestamp: unknown }[]; lastUpdate: unknown }[]).map(
      (chat) => [chat.messages.at(-1)?.timestamp, chat.lastUpdate],
    );
    const iso = new Date(at).toISOString();
    expect(times).toEqual([
      [iso, iso],
      [at, at],
      [at, at],
    ]);
  });

  it('reads one bad message as no reason to lose its chat, and reports it without its text', () => {
    const { chats, problems } = getChats({
      chats: [
        7,
        { id: '', messages: [] },
        {
          id: 'a',
          timestamp: 1,
          messages: [
            { role: 'user', content: 'ok', timestamp: 'never' },
            { role: 'robot', content: 'secret' },
            { role: 'user', content: 5 },
          ],
        },
        {
          id: 'a',
          timestamp: 1,
          messages: [
            { role: 'user', content: 'ok', timestamp: 1 },
            { role: 'user', content: 'twin', timestamp: 2 },
          ],
        },
      ],
    });
    expect(chats.get('a')?.messages).toEqual([
      { role: 'user', content: 'ok', createdAt: 1 },
      { role: 'user', content: 'twin', createdAt: 2 },
    ]);
    expect(problems.map(({ path, found }) => `${path} ${found}`)).toEqual([
      'chats[0] number',
      'chats[1].id string',
      'chats[2].messages[0].timestamp string',
      'chats[2].messages[1].role string',
      'chats[2].messages[2].content number',
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});

function hasMessageList(old: JsonRecord, id: string): boolean {
  const list = Array.isArray(old.chats) ? old.chats : [];
  const first = list.find((chat: unknown) => isRecord(chat) && chat.id === id);
  return isRecord(first) && (!('messages' in first) || Array.isArray(first.messages));
}

function sorted(messages: readonly unknown[]): string[] {
  return messages.map((one) => JSON.stringify(one)).sort();
}

function union<T>(first: readonly T[], second: readonly T[]): T[] {
  const left = first.map((one) => JSON.stringify(one, Object.keys(one as object).sort()));
  const added = second.filter((one) => {
    const at = left.indexOf(JSON.stringify(one, Object.keys(one as object).sort()));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...first, ...added];
}
