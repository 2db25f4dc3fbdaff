import { setTimeout as pause } from 'node:timers/promises';

/** How many times as long as it took a piece of work is rested from. */
const REST = 2;

/**
 * Does a piece of the work with which a process gets ready to join others, then rests for twice as long as it took. What the
 * work asks of the database and of neighbours has no lower priority than a person's request; so it has a third of them at most.
 */
export async function atEase<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const done = await work();
  await pause(REST * (performance.now() - begun));
  return done;
}
