import { type Surroundings, sessionLock, takeIn } from './absorb-legacy.ts';
import { sendAgain } from './base.ts';
import { compare } from './compare.ts';
import { deadline, isTimeUp } from './deadline.ts';
import type { EngineParts } from './engine-parts.ts';
import type { LegacyPresence } from './legacy-presence.ts';
import { type Pulled, pull } from './pull.ts';
import type { ProjectReport } from './session-engine.ts';
import { LegacyChanged } from './store-legacy.ts';
import { writeLegacy } from './write-legacy.ts';

/** Part of the time that the chat service may take; the rest is for writing what is known. */
const ASKING = 0.7;

interface Projection extends Surroundings {
  readonly presence: LegacyPresence;
  readonly before: 'legacy' | undefined;
  readonly timeLimitMs: number;
}

const nothing = { isChanged: false, added: 0, changed: 0, removed: 0, omitted: 0, isComplete: false };

/** Another tab may write the legacy key just before we do; after so many times it may have its way. */
const ATTEMPTS = 5;

/** New → legacy: absorbs first, so that no edit made there is lost, then writes what differs. Never rejects. */
export async function projectLegacy(parts: EngineParts, how: Projection): Promise<ProjectReport> {
  const { schedule, timeLimitMs, presence, before } = how;
  const time = deadline(schedule, timeLimitMs);
  const asking = deadline(schedule, timeLimitMs * ASKING);
  try {
    if (await isWithheld(how)) return { ...nothing, outcome: 'withheld' };
    return await time.race(carryOver(parts, how, asking.signal, time.signal));
  } catch (error) {
    // What could not be written is missing in the legacy session.
    how.status.setState({ isPartial: true });
    if (isTimeUp(error)) return { ...nothing, outcome: 'timed-out' };
    parts.emit({ type: 'failed', doing: 'project', error });
    return { ...nothing, outcome: 'failed', error };
  } finally {
    // The view opens in any case: other tabs have to know.
    if (before === 'legacy') presence.enter();
    time.end();
    asking.end();
  }
}

async function isWithheld({ before, presence }: Projection): Promise<boolean> {
  return before !== 'legacy' && (presence.isHere() || (await presence.isElsewhere()));
}

async function carryOver(
  parts: EngineParts,
  how: Projection,
  asking: AbortSignal,
  time: AbortSignal,
): Promise<ProjectReport> {
  const { cursor, epoch } = await parts.database.base();
  const pulled = await pull(parts.chat, cursor, asking);
  if (pulled.isRestored) {
    parts.emit({ type: 'service-restored' });
    await parts.database.changeBase((base) => (base.epoch === epoch ? sendAgain(base) : base));
  }
  const since = { pulled, epoch: epoch + (pulled.isRestored ? 1 : 0) };
  return await how.exclusive(
    sessionLock(parts),
    async () => {
      // Views enter under this lock only: none opens while we write.
      if (await isWithheld(how)) return { ...nothing, outcome: 'withheld' };
      const isSeen = how.before === 'legacy' && !(await how.presence.isElsewhere());
      if (how.before === 'legacy') how.presence.enter();
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await mergeAndWrite(parts, how, since, isSeen, time);
        } catch (error) {
          if (!(error instanceof LegacyChanged) || attempt === ATTEMPTS) throw error;
        }
      }
    },
    time,
  );
}

async function mergeAndWrite(
  parts: EngineParts,
  how: Projection,
  { pulled, epoch }: { readonly pulled: Pulled; readonly epoch: number },
  isSeen: boolean,
  time: AbortSignal,
): Promise<ProjectReport> {
  const found = await compare(parts, how.before);
  await takeIn(parts, how, found);
  if (found.kind !== 'own') return { ...nothing, outcome: found.kind };
  // The base has started anew meanwhile: what came before the old cursor is still to be asked for.
  const isAnew = found.base.epoch !== epoch;
  const valid = isAnew ? { ...pulled, cursor: found.base.cursor, isComplete: false } : pulled;
  const written = await writeLegacy(parts, found, valid, { isSeen, isOver: () => time.aborted });
  how.status.setState({ omitted: written.omitted, isPartial: !valid.isComplete });
  const outcome = written.isChanged ? 'written' : 'unchanged';
  return { ...written, outcome, isComplete: valid.isComplete };
}
