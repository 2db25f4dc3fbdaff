import type { Page } from '@playwright/test';
import { type Database, openDatabases } from './effect/databases.ts';
import { differenceOf } from './effect/difference.ts';
import { normalise, normaliseSeen } from './effect/normalise.ts';
import { settle } from './effect/settle.ts';
import { takeSnapshot } from './effect/snapshot.ts';
import type { Generation } from './generation.ts';
import type { Job } from './job.ts';
import { enter } from './world.ts';

/** What came of a job. */
export interface Effect {
  /** Each row of any service that is not as it was, by `normalise`: events are rows of the outbox. */
  readonly rows: readonly string[];
  /** What the person has seen, if that is what they came for. */
  readonly seen: string;
}

let databases: Promise<readonly Database[]> | undefined;

/** Does a job in a generation, and finds what it has changed anywhere. `plant`: spoils the page, once all is prepared. */
export async function perform(
  job: Job,
  generation: Generation,
  page: Page,
  plant?: (page: Page) => Promise<void>,
): Promise<Effect> {
  databases ??= openDatabases();
  const all = await databases;
  const world = await enter(page, job.as);
  await job.given?.(world);
  const performance = job.begin(generation, world);
  await performance.arrive();
  await settle(all);
  await plant?.(page);
  const facts = { mark: world.mark, beganAt: Date.now() };
  const before = await takeSnapshot(all);
  try {
    const seen = await performance.do();
    await settle(all);
    const changes = differenceOf(before, await takeSnapshot(all));
    return { rows: normalise(changes, facts), seen: normaliseSeen(seen, facts) };
  } finally {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await job.afterwards?.(world);
  }
}
