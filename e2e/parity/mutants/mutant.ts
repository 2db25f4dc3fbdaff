import type { Page } from '@playwright/test';
import type { Generation } from '../generation.ts';

/** A bug of a view, planted to see that it is found. */
export interface Mutant {
  /** What the view does wrong. */
  readonly name: string;
  readonly generation: Generation;
  /** Title of the job in which it does so. */
  readonly job: string;
  readonly isShort?: boolean;
  /** Where the bug is in a version of its own: publishes it, and tells which flag gives it out. */
  readonly publish?: () => Promise<{ readonly flag: string; readonly version: string }>;
  /** Makes the view behave so on a page; `onHit` tells that it did. */
  readonly plant: (page: Page, onHit: () => void) => Promise<void>;
}

/** By which a mutant is known in titles and notes. */
export function titleOfMutant({ generation, job, name }: Mutant): string {
  return `${generation}, ${job}: ${name}`;
}
