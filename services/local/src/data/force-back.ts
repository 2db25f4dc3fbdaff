import type { Sides } from './sides.ts';
import type { StageFlag } from './stage-flag.ts';

const BATCH = 2_000;

/**
 * Lets the monolith take every part by force, for when the directory will not come back; refuses while it answers. What
 * the directory had acknowledged and not told may lose, and stands in the monolith's conflicts when it is heard.
 */
export async function forceBack(
  { monolith, directory }: Sides,
  useMonolith: StageFlag,
  step: (what: string) => void,
): Promise<string> {
  const isThere = await directory.state().then(
    () => true,
    () => false,
  );
  if (isThere) return 'refused: the directory answers, so go back without --force';
  await useMonolith.switch(true);
  step('use_monolith is on');
  let taken = 0;
  for (const entity of ['tenant', 'person']) {
    let after: string | undefined = '';
    while (after !== undefined) {
      const page = await monolith.rows(entity, after, BATCH);
      const parts = page.rows.flatMap(({ partition }) => partition ?? []);
      await monolith.usurp(parts);
      taken += parts.length;
      after = page.next;
    }
  }
  step(`the monolith has taken ${taken} parts`);
  return 'done';
}
