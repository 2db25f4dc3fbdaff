import { type ChatContent, newChat, putChat, readChat } from './chat.ts';
import { isRecord, type JsonRecord, member, withMembers } from './json-record.ts';
import { kindOf, type LegacyProblem } from './legacy-problem.ts';
import { missingMessages } from './message-multiset.ts';
import { atOnce, type Steps } from './steps.ts';
import { isIdentifier } from './text.ts';
import { type TimeForm, timeForm } from './time.ts';

/** The readable chats of a legacy session, by id and in its order, and what could not be read. */
export interface ReadChats {
  readonly chats: ReadonlyMap<string, ChatContent>;
  readonly problems: readonly LegacyProblem[];
}

/** What the new world has to say of chats: how some are now, and which are gone. */
export interface ChatChanges {
  readonly changed: Iterable<ChatContent>;
  readonly removed?: ReadonlySet<string>;
}

/**
 * Legacy → new. Chats that share an id are one conversation: messages that only one of them has are taken over, a
 * copy of a chat adds nothing. One bad record costs only itself.
 */
export function getChats(session: JsonRecord): ReadChats {
  return atOnce(getChatsInSteps(session));
}

/** The same, a chat at a step. */
export function* getChatsInSteps(session: JsonRecord): Steps<ReadChats> {
  const problems: LegacyProblem[] = [];
  const chats = new Map<string, ChatContent>();
  for (const { id, chat, path } of listChats(session, problems)) {
    const content = readChat(id, chat, path, problems);
    const twin = chats.get(id);
    chats.set(id, twin ? mergeTwins(twin, content) : content);
    yield;
  }
  return { chats, problems };
}

/**
 * New → legacy. Each changed conversation gives its chat the messages it lacks; new ones come last, in the order
 * given; removed ones go. Everything else, unreadable records included, stays as it is. The result is the same
 * object when there is nothing to do. A `chats` that is no list is left alone.
 */
export function putChats(session: JsonRecord, { changed, removed }: ChatChanges): JsonRecord {
  const list = member(session, 'chats') ?? [];
  if (!Array.isArray(list)) return session;
  const wanted = new Map<string, ChatContent>();
  for (const conversation of changed) wanted.set(conversation.id, conversation);
  const present = presentChats(session, wanted);
  const done = new Set<string>();
  let next: unknown[] = list.map((chat: unknown) => {
    const id = idOf(chat);
    const conversation = id === undefined ? undefined : wanted.get(id);
    if (!conversation || !isRecord(chat) || done.has(conversation.id)) return chat;
    done.add(conversation.id);
    return putChat(conversation, chat, present.get(conversation.id)?.messages ?? []);
  });
  const form = formOfNewChats(list);
  for (const conversation of wanted.values()) {
    if (!done.has(conversation.id)) next.push(newChat(conversation, form));
  }
  if (removed && removed.size > 0) next = next.filter((chat) => !removed.has(idOf(chat) ?? ''));
  const isSame = next.length === list.length && next.every((chat, index) => chat === list[index]);
  return isSame ? session : withMembers(session, [['chats', next]]);
}

/** The id of a legacy chat; undefined for what cannot have one in the new world. */
export function idOf(chat: unknown): string | undefined {
  const id = isRecord(chat) ? member(chat, 'id') : undefined;
  return isIdentifier(id) ? id : undefined;
}

function* listChats(session: JsonRecord, problems: LegacyProblem[]) {
  const list = member(session, 'chats') ?? [];
  if (!Array.isArray(list)) {
    problems.push({ path: 'chats', found: kindOf(list), expected: 'an array' });
    return;
  }
  for (const [index, chat] of (list as unknown[]).entries()) {
    const path = `chats[${index}]`;
    const id = idOf(chat);
    if (id !== undefined && isRecord(chat)) yield { id, chat, path };
    else if (isRecord(chat)) {
      problems.push({
        path: `${path}.id`,
        found: kindOf(member(chat, 'id')),
        expected: 'an id of 1–200 characters',
      });
    } else problems.push({ path, found: kindOf(chat), expected: 'a chat' });
  }
}

function presentChats(session: JsonRecord, wanted: ReadonlyMap<string, unknown>): Map<string, ChatContent> {
  const present = new Map<string, ChatContent>();
  for (const { id, chat } of listChats(session, [])) {
    if (!wanted.has(id)) continue;
    const content = readChat(id, chat, '', []);
    const twin = present.get(id);
    present.set(id, twin ? mergeTwins(twin, content) : content);
  }
  return present;
}

function mergeTwins(first: ChatContent, second: ChatContent): ChatContent {
  const added = missingMessages(second.messages, first.messages);
  const messages =
    added.length === 0
      ? first.messages
      : [...first.messages, ...added].sort((a, b) => a.createdAt - b.createdAt);
  return {
    id: first.id,
    createdAt: Math.min(first.createdAt, second.createdAt),
    updatedAt: Math.max(first.updatedAt, second.updatedAt),
    messages,
  };
}

/** New chats are written as the newest ones are, which the legacy application appended last. */
function formOfNewChats(list: readonly unknown[]): TimeForm {
  const last = list.findLast((chat) => isRecord(chat) && timeForm(member(chat, 'timestamp')) !== undefined);
  return (isRecord(last) ? timeForm(member(last, 'timestamp')) : undefined) ?? 'ms';
}
