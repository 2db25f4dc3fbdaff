import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../stages.ts';
import { type Answered, compareAnswers } from './compare.ts';
import { otherSide, type StagedRequest } from './staged-request.ts';
import type { Tally } from './tally.ts';

/** A read that both sides are asked. */
export interface ShadowedRead {
  readonly route: string;
  /** Path and query. */
  readonly url: string;
  readonly stage: Stage;
  readonly tenantId: string;
  /** Resolves when neither side has anything else to do, or soon. */
  readonly quiet: () => Promise<void>;
  /** Asks one side. */
  readonly ask: (side: StagedRequest['side']) => Promise<Answered>;
  /** What was returned, by which side. */
  readonly returned: Answered & { readonly side: StagedRequest['side'] };
}

/** Reads of the other side at a time, each begun at a quiet moment: they must not take what people's own requests need. */
const AT_A_TIME = 2;
/** Comparisons that have begun, and wait for such a read or for their next look. */
const MOST = 64;
/** What is written between two reads looks like a difference; asked again a little later, it is gone. */
const AGAIN_MS = [100, 400, 1_000];

/** Makes the comparison of reads, which goes on beside the answer. */
export function createShadow(tally: Tally, now: () => number = Date.now) {
  let underWay = 0;
  const slots = createSlots(AT_A_TIME);

  async function compare({ route, url, stage, tenantId, returned, ...read }: ShadowedRead): Promise<void> {
    const counts = tally.of(route);
    const ask = async (side: StagedRequest['side']) => {
      await read.quiet();
      return slots.use(() => read.ask(side));
    };
    const other = await ask(otherSide(returned.side));
    const pair = (one: Answered, two: Answered) =>
      returned.side === 'monolith' ? compareAnswers(one, two) : compareAnswers(two, one);
    let differences = pair(returned, other);
    for (const delayMs of AGAIN_MS) {
      if (differences.length === 0) break;
      await wait(delayMs);
      const [monolith, service] = await Promise.all([ask('monolith'), ask('service')]);
      differences = compareAnswers(monolith, service);
    }
    counts.compared += 1;
    if (differences.length === 0) return;
    counts.differing += 1;
    tally.found({ at: now(), route, url, stage, tenantId, differences });
  }

  return {
    /** Compares; whoever asked does not wait for it. */
    async look(read: ShadowedRead): Promise<void> {
      if (underWay >= MOST) {
        tally.of(read.route).notCompared += 1;
        return;
      }
      underWay += 1;
      try {
        await compare(read);
      } catch {
        // The other side does not answer: nothing can be said of it, and its breaker and health say that.
        tally.of(read.route).notCompared += 1;
      } finally {
        underWay -= 1;
      }
    },
  };
}

export type Shadow = ReturnType<typeof createShadow>;

/** Lets so many things be done at a time; the others wait for their turn. */
function createSlots(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async use<T>(work: () => Promise<T>): Promise<T> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        // Who waits has the slot at once: nobody who comes now takes it.
        if (next) next();
        else free += 1;
      }
    },
  };
}
