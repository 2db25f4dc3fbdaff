import { test as whole } from '../test.ts';

export { expect, signInOn } from '../test.ts';

/** As elsewhere, but there is no proxy before the remotes' origin whose faults would have to be undone. */
export const test = whole.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  wholeOrigin: async ({}, use) => use(undefined),
});
