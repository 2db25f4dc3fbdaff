import type { ImportedConversation } from '@ficus/contracts';
import { type JsonRecord, member, withMembers } from './json-record.ts';
import { kindOf, type LegacyProblem } from './legacy-problem.ts';
import { type LegacyMessage, readMessage, writeMessage } from './message.ts';
import { missingMessages } from './message-multiset.ts';
import { readTime, type TimeForm, timeForm, writeTime } from './time.ts';

/** A conversation as far as the legacy session can hold it. */
export type ChatContent = ImportedConversation;

interface PlacedMessage extends LegacyMessage {
  /** Index in the legacy array, which may hold unreadable entries too. */
  readonly index: number;
}

/** Reads a chat whose id is known. What cannot be read is named in `problems` and left out. */
export function readChat(id: string, chat: JsonRecord, path: string, problems: LegacyProblem[]): ChatContent {
  const placed = readMessages(chat, path, problems);
  const messages = placed.map(({ role, content, createdAt }) => ({ role, content, createdAt }));
  const createdAt = chatStart(chat) ?? messages[0]?.createdAt ?? readTime(member(chat, 'lastUpdate')) ?? 0;
  const updatedAt = readTime(member(chat, 'lastUpdate')) ?? messages.at(-1)?.createdAt ?? createdAt;
  return { id, createdAt, updatedAt, messages };
}

function chatStart(chat: JsonRecord): number | undefined {
  return readTime(member(chat, 'timestamp'));
}

function readMessages(chat: JsonRecord, path: string, problems: LegacyProblem[]): PlacedMessage[] {
  const list = member(chat, 'messages');
  if (!Array.isArray(list)) {
    problems.push({ path: `${path}.messages`, found: kindOf(list), expected: 'an array' });
    return [];
  }
  const placed: PlacedMessage[] = [];
  // Not the neighbour's time: a message that comes in between must not change who this one is.
  const fallbackTime = chatStart(chat) ?? 0;
  list.forEach((value: unknown, index) => {
    const message = readMessage(value, fallbackTime, `${path}.messages[${index}]`, problems);
    if (message) placed.push({ ...message, index });
  });
  return placed;
}

/**
 * The chat with the messages of `conversation` that it lacks, each before the first later one; what is there stays
 * as it is. `lastUpdate` grows when a message came in, in the form it had. `present`: messages that other chats of
 * the same id hold already. Returns the same chat if it lacks nothing, or if its messages are no list.
 */
export function putChat(
  conversation: ChatContent,
  chat: JsonRecord,
  present: readonly LegacyMessage[],
): JsonRecord {
  const added = missingMessages(conversation.messages, present);
  const list = member(chat, 'messages') ?? [];
  if (added.length === 0 || !Array.isArray(list)) return chat;
  const form = formOf(chat, list);
  const messages = mergeByTime(list, readMessages(chat, '', []), added, form);
  const lastUpdate = member(chat, 'lastUpdate');
  const updatedAt = Math.max(
    readTime(lastUpdate) ?? 0,
    conversation.updatedAt,
    ...added.map(({ createdAt }) => createdAt),
  );
  return withMembers(chat, [
    ['messages', messages],
    ['lastUpdate', writeTime(updatedAt, timeForm(lastUpdate) ?? form)],
  ]);
}

/** A new chat in the legacy shape. */
export function newChat(conversation: ChatContent, form: TimeForm): JsonRecord {
  return {
    id: conversation.id,
    messages: conversation.messages.map((message) => writeMessage(message, form)),
    timestamp: writeTime(conversation.createdAt, form),
    lastUpdate: writeTime(conversation.updatedAt, form),
  };
}

/** The form of the newest time in a chat. */
function formOf(chat: JsonRecord, messages: readonly unknown[]): TimeForm {
  const last = messages.at(-1);
  const written = typeof last === 'object' && last !== null ? member({ ...last }, 'timestamp') : undefined;
  return (
    timeForm(written) ?? timeForm(member(chat, 'timestamp')) ?? timeForm(member(chat, 'lastUpdate')) ?? 'ms'
  );
}

function mergeByTime(
  list: readonly unknown[],
  placed: readonly PlacedMessage[],
  added: readonly LegacyMessage[],
  form: TimeForm,
): unknown[] {
  const timeAt = new Map(placed.map(({ index, createdAt }) => [index, createdAt]));
  const merged: unknown[] = [];
  let next = 0;
  const addUntil = (time: number) => {
    for (let message = added[next]; message && message.createdAt < time; message = added[next]) {
      merged.push(writeMessage(message, form));
      next += 1;
    }
  };
  list.forEach((value, index) => {
    addUntil(timeAt.get(index) ?? Number.NEGATIVE_INFINITY);
    merged.push(value);
  });
  addUntil(Number.POSITIVE_INFINITY);
  return merged;
}
