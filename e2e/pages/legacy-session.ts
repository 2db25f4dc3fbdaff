import { expect, type Page } from '@playwright/test';
import type { ServiceConversation } from './service-conversations.ts';

export const LEGACY_KEY = 'ai-assistant-session';

/** The parts of a legacy session that the journeys look at. */
export interface LegacySession {
  settings: Record<string, unknown>;
  chats: { id: string; messages: { role: string; content: string; timestamp: number | string }[] }[];
  drafts: Record<string, string>;
  [other: string]: unknown;
}

/** Puts a legacy session into the browser, as the old application left it there. */
export async function putLegacySession(page: Page, session: unknown, base = '/'): Promise<void> {
  await page.goto(`${base}sign-in`);
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    [LEGACY_KEY, typeof session === 'string' ? session : JSON.stringify(session)],
  );
}

/** What is stored now, as it stands. */
export async function readStored(page: Page, key = LEGACY_KEY): Promise<string | null> {
  return await page.evaluate((name) => localStorage.getItem(name), key);
}

/** What is stored now. */
export async function readLegacySession(page: Page): Promise<LegacySession> {
  const text = await readStored(page);
  expect(text, 'the legacy session').not.toBeNull();
  return JSON.parse(text ?? '');
}

/**
 * The same session with chat ids that no other journey uses, and with fields that no code of ours knows, at every
 * level.
 */
export function asOwn(session: object, prefix: string): LegacySession {
  const { chats, drafts = {}, activeChat, ...rest } = structuredClone(session) as LegacySession;
  const own = (id: string) => `${prefix}-${id}`;
  const [first, ...others] = chats.map((chat) => ({ ...chat, id: own(chat.id) }));
  const marked = first && {
    ...first,
    pinned: { by: 'a later version', at: [1, 2, null] },
    messages: first.messages.map((message) => ({ ...message, rating: 4 })),
  };
  return {
    ...rest,
    chats: marked ? [marked, ...others] : [],
    ...(typeof activeChat === 'string' ? { activeChat: own(activeChat) } : {}),
    drafts: Object.fromEntries(Object.entries(drafts).map(([id, text]) => [own(id), text])),
    'from a later version': { nested: { deeply: true } },
  };
}

/** Expects the service to hold each chat of the session, message by message, and nothing twice. */
export function expectImported(
  { chats }: LegacySession,
  service: ReadonlyMap<string, ServiceConversation>,
): void {
  const wrong = chats.filter(({ id, messages }) => {
    const held = service
      .get(id)
      ?.messages.map(({ role, content, createdAt }) => ({ role, content, createdAt }));
    const wanted = messages.map(({ role, content, timestamp }) => ({
      role,
      content,
      createdAt: typeof timestamp === 'number' ? timestamp : Date.parse(timestamp),
    }));
    return JSON.stringify(held) !== JSON.stringify(wanted);
  });
  expect(wrong, 'chats that the service holds otherwise, or not at all').toEqual([]);
}
