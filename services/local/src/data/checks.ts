import { compareSides } from '@ficus/service-kit/sync';
import { addresses } from '../services.ts';
import { describeDiscrepancy } from './describe-discrepancy.ts';
import type { Sides } from './sides.ts';

/** Something that must be so, and how it was found. */
export interface Check {
  readonly name: string;
  readonly isGood: boolean;
  readonly found: string;
}

/** A side that is further behind than this is not followed as it should be, in ms. */
const MOST_LAG_MS = 2_000;

/** Whether both sides are there, follow each other, and have nothing left over. */
export async function checkSync({ monolith, directory }: Sides): Promise<Check[]> {
  const checks = [monolith, directory].map(async (side): Promise<Check[]> => {
    try {
      const { me, isConnected, lagMs, refused, backfill } = await side.state();
      const isTaken = backfill === undefined || backfill.isDone;
      return [
        { name: `${me} follows`, isGood: isConnected && lagMs <= MOST_LAG_MS, found: `${lagMs} ms behind` },
        {
          name: `${me} has taken everything over`,
          isGood: isTaken,
          found: isTaken ? 'done' : `at ${backfill?.entity}`,
        },
        { name: `${me} refuses nothing`, isGood: refused === 0, found: `${refused} changes refused` },
      ];
    } catch (error) {
      return [{ name: `${side.url} answers`, isGood: false, found: String(error) }];
    }
  });
  return (await Promise.all(checks)).flat();
}

/** Whether both sides have the same. */
export async function checkConsistency({ monolith, directory }: Sides): Promise<Check> {
  try {
    const found = await compareSides(monolith, directory);
    const [first] = found.flatMap(describeDiscrepancy);
    return {
      name: 'both sides have the same',
      isGood: found.length === 0,
      found: `${found.length} differences${first ? `, such as: ${first}` : ''}`,
    };
  } catch (error) {
    return { name: 'both sides have the same', isGood: false, found: String(error) };
  }
}

/** Whether the front door is well, and all that it asks. */
export async function checkHealth({ configuration }: Sides): Promise<Check> {
  const url = `${addresses(configuration).gateway}/health/services`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { name: 'all services are well', isGood: answer.ok, found: `${answer.status}` };
  } catch (error) {
    return { name: 'all services are well', isGood: false, found: String(error) };
  }
}
