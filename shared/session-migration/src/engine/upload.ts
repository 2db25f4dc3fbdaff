import type { ChatContent } from '../lenses/chat.ts';
import { inSlices } from '../lenses/steps.ts';
import { withoutChats } from './base.ts';
import { divide } from './batches.ts';
import type { Unsent } from './compare.ts';
import type { EngineParts } from './engine-parts.ts';
import { errorCode } from './error-code.ts';
import { raiseStamp } from './stamp.ts';

/** What the chat service has to be told of the legacy session. */
export interface Upload {
  readonly unsent: ReadonlyMap<string, Unsent>;
  readonly deleted: ReadonlySet<string>;
  readonly undone: ReadonlySet<string>;
  /** Epoch of the base that this was compared with. */
  readonly epoch: number;
}

/** What came of an upload. */
export interface UploadResult {
  readonly confirmed: number;
  /** Chats of which the service holds more than the legacy session; they are journaled, to be written there. */
  readonly extended: number;
  /** Chats that the service refuses; trying again would not help. */
  readonly refused: readonly string[];
}

/**
 * Tells the chat service, newest chats first, batch by batch; what is confirmed enters the base every few batches, so
 * that a page that dies goes on from there. Everything here may be repeated without harm. Rejects with the service's
 * error when it cannot be reached; stops quietly when `isStopped`.
 */
export async function upload(
  parts: EngineParts,
  work: Upload,
  isStopped: () => boolean,
): Promise<UploadResult> {
  const newestFirst = [...work.unsent.values()]
    .map(({ chat }) => chat)
    .sort((a, b) => b.updatedAt - a.updatedAt);
  const { batches, oversized } = await inSlices(divide(newestFirst));
  if (oversized.size > 0) parts.emit({ type: 'message-too-long', conversations: [...oversized] });
  const lastBatchOf = new Map(
    batches.flatMap(({ parts: chats }, at) => chats.map(({ id }) => [id, at] as const)),
  );
  const answers: Answers = new Map();
  const refused: string[] = [];
  let [confirmed, extended] = [0, 0];
  let { size } = (await parts.database.base()).chats;
  let complete: ChatContent[] = [];
  const enter = async () => {
    const entered = await confirmAll(parts, work, complete, answers, oversized);
    confirmed += entered.confirmed;
    extended += entered.extended;
    size += complete.length;
    complete = [];
  };
  for (const [at, batch] of batches.entries()) {
    if (isStopped()) break;
    refused.push(...(await send(parts, batch.parts, answers)));
    complete.push(...batch.parts.filter(({ id }) => lastBatchOf.get(id) === at));
    // The base is stored as a whole: the larger it is, the more goes into it at a time.
    if (complete.length >= size / 8) await enter();
  }
  await enter();
  await remove(parts, work, isStopped);
  await restore(parts, work.undone, isStopped);
  return { confirmed, extended: extended + work.undone.size, refused };
}

/** Confirms chats, asking once more for those of which the answer is out of date. */
async function confirmAll(
  parts: EngineParts,
  work: Upload,
  chats: readonly ChatContent[],
  answers: Answers,
  oversized: ReadonlySet<string>,
) {
  const first = await confirm(parts, work, new Set(chats.map(({ id }) => id)), answers, oversized);
  if (first.outdated.size === 0) return first;
  const unsent = [...first.outdated].flatMap((id) => work.unsent.get(id)?.chat ?? []);
  for (const batch of (await inSlices(divide(unsent))).batches) await send(parts, batch.parts, answers);
  const again = await confirm(parts, work, first.outdated, answers, oversized);
  return {
    confirmed: first.confirmed + again.confirmed,
    extended: first.extended + again.extended,
  };
}

/** What the service said of each conversation: how many messages it holds, as of which revision. */
type Answers = Map<string, { readonly count: number; readonly revision: number }>;

/** Sends chats; a batch that is refused is halved until the chat at fault stands alone. Returns the refused ids. */
async function send(
  parts: EngineParts,
  conversations: readonly ChatContent[],
  answers: Answers,
): Promise<string[]> {
  try {
    const answer = await parts.chat.importConversations({ conversations: [...conversations] });
    for (const { id, messageCount } of answer.conversations) {
      answers.set(id, { count: messageCount, revision: answer.revision });
    }
    return [];
  } catch (error) {
    if (errorCode(error) !== 'invalid') throw error;
    const [only, second] = conversations;
    if (only && !second) {
      parts.emit({ type: 'import-failed', error, chats: 1 });
      return [only.id];
    }
    const half = Math.ceil(conversations.length / 2);
    const first = await send(parts, conversations.slice(0, half), answers);
    return [...first, ...(await send(parts, conversations.slice(half), answers))];
  }
}

/**
 * Enters into the base what the service has verifiably got: as many messages as we hold, or more. An answer from before
 * the revision that the legacy session was brought to says nothing any more (the conversation may have been deleted in
 * between, and that removal left undone because it was still being sent): it is `outdated` and has to be asked again.
 */
async function confirm(
  parts: EngineParts,
  work: Upload,
  ids: ReadonlySet<string>,
  answers: Answers,
  oversized: ReadonlySet<string>,
) {
  const verified = new Map<string, string>();
  const longer: string[] = [];
  const removed: string[] = [];
  for (const id of ids) {
    const unsent = work.unsent.get(id);
    const count = answers.get(id)?.count;
    if (!unsent || count === undefined) continue;
    const expected = unsent.chat.messages.length;
    if (count >= expected || oversized.has(id)) verified.set(id, unsent.digest);
    if (count > expected) longer.push(id);
    if (count === 0 && expected > 0 && !oversized.has(id)) removed.push(id);
  }
  // Deleted in the service after the legacy session last changed it: it stays so, and goes from there too.
  for (const id of removed) {
    const digest = work.unsent.get(id)?.digest ?? '';
    await parts.database.record({ kind: 'removed', id, digest });
  }
  // With cursor 0 everything the service holds is about to be carried over anyway.
  const known = await parts.database.base();
  const { cursor } = known;
  const stamp = raiseStamp(parts, known);
  const extended = cursor === 0 ? [] : longer;
  for (const id of extended) await fetchIntoJournal(parts, id);
  const outdated = new Set<string>();
  await parts.database.changeBase((base) => {
    if (base.epoch !== work.epoch) return base;
    for (const id of verified.keys()) {
      if ((answers.get(id)?.revision ?? 0) < base.cursor && verified.delete(id)) outdated.add(id);
    }
    const placeholders = [...base.placeholders].filter((id) => !verified.has(id));
    const unseen = [...base.unseen].filter((id) => !verified.has(id));
    const chats = new Map([...base.chats, ...verified]);
    return {
      ...base,
      chats,
      placeholders: new Set(placeholders),
      unseen: new Set(unseen),
      stamp: Math.max(base.stamp, stamp),
    };
  });
  parts.pending.confirm(new Set([...verified.keys(), ...removed]));
  return { confirmed: verified.size, extended: extended.length + removed.length, outdated };
}

/** Removes from the service what was deleted in the legacy view. */
async function remove(parts: EngineParts, work: Upload, isStopped: () => boolean): Promise<void> {
  for (const id of work.deleted) {
    if (isStopped()) return;
    await parts.chat.remove({ id }).catch((error: unknown) => {
      if (errorCode(error) !== 'not-found') throw error;
    });
    await parts.database.changeBase((base) =>
      base.epoch === work.epoch ? withoutChats(base, new Set([id])) : base,
    );
  }
}

/** Journals again what a legacy view undid without knowing it. */
async function restore(parts: EngineParts, undone: ReadonlySet<string>, isStopped: () => boolean) {
  for (const id of undone) {
    if (isStopped()) return;
    await fetchIntoJournal(parts, id);
    await parts.database.changeBase((base) => withoutChats(base, new Set([id])));
  }
}

async function fetchIntoJournal(parts: EngineParts, id: string): Promise<void> {
  try {
    const conversation = await parts.chat.conversation({ id });
    await parts.database.record({ kind: 'changed', conversation });
  } catch (error) {
    if (errorCode(error) !== 'not-found') throw error;
  }
}
