import type { Exclusively } from '@ficus/service-client/locks';
import type { StoreApi } from 'zustand/vanilla';
import { REPORTED } from '../lenses/legacy-problem.ts';
import { inSlices } from '../lenses/steps.ts';
import { rememberCarried } from './carried-over.ts';
import { compare, type Differences, type NotOurs } from './compare.ts';
import { deadline } from './deadline.ts';
import type { EngineParts } from './engine-parts.ts';
import type { Sender } from './sender.ts';
import type { AbsorbReport, SessionStatus } from './session-engine.ts';

/** A tab that holds the lock and is frozen must not keep this one from starting. */
const ABSORB_MS = 5_000;

/** What reading and writing the legacy session share. */
export interface Surroundings {
  readonly exclusive: Exclusively;
  readonly sender: Sender;
  readonly status: StoreApi<SessionStatus>;
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

/** The lock under which one tab at a time reads or writes a person's session. */
export function sessionLock(parts: EngineParts): string {
  return `ficus-session:${parts.owner}`;
}

/** Legacy → new. Never rejects. */
export async function absorbLegacy(parts: EngineParts, around: Surroundings): Promise<AbsorbReport> {
  const nothing = { chats: 0, unsent: 0, deleted: 0, problems: 0 };
  const time = deadline(around.schedule, ABSORB_MS);
  try {
    const found = await time.race(around.exclusive(sessionLock(parts), () => compare(parts), time.signal));
    await takeIn(parts, around, found);
    if (found.kind !== 'own') return { ...nothing, outcome: found.kind };
    if (found.isFresh) return { ...nothing, outcome: 'absent' };
    rememberCarried(parts, found, found.snapshot.raw);
    return {
      outcome: 'absorbed',
      chats: found.snapshot.chats.size,
      unsent: found.unsent.size,
      deleted: found.deleted.size,
      problems: found.snapshot.problems.length,
    };
  } catch (error) {
    parts.emit({ type: 'failed', doing: 'absorb', error });
    return { ...nothing, outcome: 'failed', error };
  } finally {
    time.end();
  }
}

/** Shows what a comparison found, and lets it be sent. */
export async function takeIn(
  parts: EngineParts,
  { sender, status }: Surroundings,
  found: Differences | NotOurs,
): Promise<void> {
  if (found.kind !== 'own') {
    status.setState({ legacy: found.kind });
    return;
  }
  // What was pending when the legacy key went missing exists nowhere else: it stays pending.
  if (found.isFresh) {
    status.setState({ legacy: 'absent' });
    return;
  }
  const { problems } = found.snapshot;
  if (problems.length > 0 && problems.length !== status.getState().problems) {
    parts.emit({ type: 'legacy-unreadable', problems: problems.slice(0, REPORTED), count: problems.length });
  }
  status.setState({ legacy: 'own', problems: problems.length, omitted: found.base.omitted.size });
  await inSlices(parts.pending.show([...found.unsent.values()].map(({ chat }) => chat)));
  sender.send(found);
}
