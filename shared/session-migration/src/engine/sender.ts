import type { Exclusively } from '@ficus/service-client/locks';
import type { Differences } from './compare.ts';
import type { EngineParts } from './engine-parts.ts';
import { errorCode } from './error-code.ts';
import { readMarker, writeMarker } from './marker.ts';
import { upload } from './upload.ts';

/** Sends to the chat service, one run at a time, and tries again when it fails. */
export interface Sender {
  /** Takes over what there is to send; what was to be sent before is part of it or obsolete. */
  send(found: Differences): void;
  /** Tries again at once. */
  retry(): void;
  settled(): Promise<void>;
  stop(): void;
}

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 5 * 60_000;

/** Makes a sender. `onExtended` is called when the journal has got something for the legacy session. */
export function createSender(
  parts: EngineParts,
  exclusive: Exclusively,
  schedule: (task: () => void, delayMs: number) => () => void,
  onExtended: () => void,
): Sender {
  let next: Differences | undefined;
  let running: Promise<void> | undefined;
  let cancelRetry: (() => void) | undefined;
  let failures = 0;
  let isStopped = false;

  const run = async () => {
    while (next && !isStopped) {
      const found = next;
      next = undefined;
      try {
        await sendAll(found);
        failures = 0;
      } catch (error) {
        next ??= found;
        failed(error, found);
        return;
      }
    }
  };

  const sendAll = async (found: Differences) => {
    const isObsolete = () => isStopped || next !== undefined;
    const result = await exclusive(`ficus-session-import:${parts.owner}`, async () => {
      const base = await parts.database.base();
      // Another tab may have sent it while we waited for our turn.
      const unsent = new Map([...found.unsent].filter(([id, { digest }]) => base.chats.get(id) !== digest));
      parts.pending.confirm(new Set([...found.unsent.keys()].filter((id) => !unsent.has(id))));
      return await upload(parts, { ...found, unsent, epoch: found.base.epoch }, isObsolete);
    });
    if (result.extended > 0) onExtended();
    if (isObsolete()) return;
    if (parts.pending.store.getState().pending.length > 0) parts.pending.setStatus('failed');
    else await mark(parts, found);
  };

  const failed = (error: unknown, found: Differences) => {
    parts.pending.setStatus(parts.pending.store.getState().pending.length > 0 ? 'failed' : 'idle');
    const retryInMs = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
    failures += 1;
    parts.emit({ type: 'import-failed', error, chats: found.unsent.size, retryInMs });
    // Without a session every further call fails alike; the next start goes on.
    if (!isStopped && errorCode(error) !== 'signed-out') cancelRetry = schedule(begin, retryInMs);
  };

  const begin = () => {
    cancelRetry?.();
    cancelRetry = undefined;
    if (isStopped || running || !next) return;
    if (next.unsent.size > 0) parts.pending.setStatus('importing');
    running = run().finally(() => {
      running = undefined;
    });
  };

  return {
    send(found) {
      next = found;
      begin();
    },
    retry: begin,
    settled: async () => {
      await running;
    },
    stop() {
      isStopped = true;
      cancelRetry?.();
    },
  };
}

/** Marks the migration as complete once every chat of the legacy session is verifiably in the base. */
async function mark(parts: EngineParts, found: Differences): Promise<void> {
  if (readMarker(parts.safe)?.owner === parts.owner) return;
  const { chats, digests } = found.snapshot;
  const base = await parts.database.base();
  for (const [id, digest] of digests) if (base.chats.get(id) !== digest) return;
  let messages = 0;
  for (const chat of chats.values()) messages += chat.messages.length;
  const counts = { chats: chats.size, messages };
  writeMarker(parts.safe, { owner: parts.owner, when: parts.now(), counts });
  parts.emit({ type: 'migrated', ...counts });
}
