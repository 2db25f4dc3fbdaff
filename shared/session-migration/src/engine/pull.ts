import type { Conversation } from '@ficus/contracts';
import type { EngineParts } from './engine-parts.ts';

/** What changed in the chat service since a cursor. */
export interface Pulled {
  readonly changed: ReadonlyMap<string, Conversation>;
  readonly removed: ReadonlySet<string>;
  /** Where to go on from. */
  readonly cursor: number;
  /** True when the service is behind the cursor: it has lost what it once confirmed. The changes are then from its beginning. */
  readonly isRestored: boolean;
  /** False when time ran out or the service failed; what came before stands. */
  readonly isComplete: boolean;
  readonly error?: unknown;
}

const PAGE = 200;

/** Asks the chat service for all changes after `after`, page by page, until `signal` says that time is up. */
export async function pull(chat: EngineParts['chat'], after: number, signal: AbortSignal): Promise<Pulled> {
  const changed = new Map<string, Conversation>();
  const removed = new Set<string>();
  let cursor = after;
  let isRestored = false;
  try {
    for (let more = true; more; ) {
      signal.throwIfAborted();
      const page = await chat.changes({ after: cursor, limit: PAGE }, { signal });
      if (page.revision < cursor && !isRestored) {
        isRestored = true;
        cursor = 0;
        continue;
      }
      for (const { conversation, id } of inOrder(page)) {
        removed.delete(id);
        changed.delete(id);
        if (conversation) changed.set(id, conversation);
        else removed.add(id);
      }
      // A service whose revision stands still while it promises more would keep us here for ever.
      more = page.more && page.revision > cursor;
      cursor = Math.max(cursor, page.revision);
    }
  } catch (error) {
    return { changed, removed, cursor, isRestored, isComplete: false, error };
  }
  return { changed, removed, cursor, isRestored, isComplete: true };
}

type Page = Awaited<ReturnType<EngineParts['chat']['changes']>>;

function inOrder({ conversations, deleted }: Page) {
  const events = [
    ...conversations.map((conversation) => ({
      id: conversation.id,
      revision: conversation.revision,
      conversation,
    })),
    ...deleted.map(({ id, revision }) => ({ id, revision, conversation: undefined })),
  ];
  return events.sort((a, b) => a.revision - b.revision);
}
