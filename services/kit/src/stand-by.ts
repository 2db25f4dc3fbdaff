import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What a process tells its parent once it has all it needs, and waits for its port. */
export interface StandbyMessage {
  readonly type: 'standby';
}

/** A port that has become free is had after this long at most, in ms. */
const AGAIN_MS = 10;

/**
 * Waits until nobody listens on the port any more: whoever stands by takes the place of a process that has died within
 * milliseconds, warmed up, instead of the second that starting takes. Resolves with false when the parent is gone meanwhile.
 */
export async function standBy(port: number, host: string, warmUp: () => Promise<void>): Promise<boolean> {
  let isWarm = false;
  while (!(await isFree(port, host))) {
    if (process.connected === false) return false;
    if (!isWarm) {
      await warmUp();
      process.send?.({ type: 'standby' } satisfies StandbyMessage, undefined, {}, () => undefined);
    }
    isWarm = true;
    await wait(AGAIN_MS);
  }
  return true;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}
