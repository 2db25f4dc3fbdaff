import { IMPORT_BATCH } from '@ficus/contracts';
import type { ChatContent } from '../lenses/chat.ts';
import type { Steps } from '../lenses/steps.ts';

/** Most bytes of conversations in one import request: well below the front door's 512 KiB. */
export const BATCH_BYTES = 384 * 1024;

/** Conversations for one request. */
export interface Batch {
  readonly parts: readonly ChatContent[];
}

/**
 * Divides chats into requests of at most IMPORT_BATCH conversations and BATCH_BYTES bytes. A longer chat is sent in
 * parts, which the service merges; a single message above the limit is left out and counted in `oversized`.
 */
export function* divide(chats: Iterable<ChatContent>): Steps<{ batches: Batch[]; oversized: Set<string> }> {
  const batches: Batch[] = [];
  const oversized = new Set<string>();
  let parts: ChatContent[] = [];
  let bytes = 0;
  const flush = () => {
    if (parts.length > 0) batches.push({ parts });
    parts = [];
    bytes = 0;
  };
  for (const chat of chats) {
    for (const part of divideChat(chat, oversized)) {
      if (parts.length === IMPORT_BATCH || bytes + part.bytes > BATCH_BYTES) flush();
      parts.push(part.chat);
      bytes += part.bytes;
    }
    yield;
  }
  flush();
  return { batches, oversized };
}

function* divideChat(chat: ChatContent, oversized: Set<string>) {
  const head = bytesOf({ ...chat, messages: [] });
  let messages: ChatContent['messages'] = [];
  let bytes = head;
  for (const message of chat.messages) {
    const size = bytesOf(message) + 1;
    if (head + size > BATCH_BYTES) {
      oversized.add(chat.id);
      continue;
    }
    if (bytes + size > BATCH_BYTES) {
      yield { chat: { ...chat, messages }, bytes };
      messages = [];
      bytes = head;
    }
    messages.push(message);
    bytes += size;
  }
  yield { chat: { ...chat, messages }, bytes };
}

/** Upper bound of a value's bytes as JSON: a UTF-16 unit takes three at most. Exact counting costs more than it saves. */
function bytesOf(value: unknown): number {
  const json = JSON.stringify(value);
  return notAscii.test(json) ? 3 * json.length : json.length;
}

const notAscii = /[^ -~]/;
