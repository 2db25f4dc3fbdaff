import { type Page, test as plain } from '@playwright/test';
import { createFlagAdmin } from '../system/unleash.ts';
import { expect, test } from '../test.ts';
import { byKeyboardAlone } from './by-keyboard.ts';
import { compareEffects } from './compare.ts';
import { GENERATIONS, type Generation, otherThan } from './generation.ts';
import { titleOf } from './job.ts';
import { JOBS } from './jobs/index.ts';
import { MUTANTS } from './mutants/index.ts';
import { type Mutant, titleOfMutant } from './mutants/mutant.ts';
import { type Effect, perform } from './perform.ts';
import { effectOf, note, readNotes } from './record.ts';
import { readKept } from './report.ts';

const FLAGS = ['new_chat_mfe', 'new_admin_mfe', 'new_tenants_mfe'];
const tagOf = ({ isShort }: { readonly isShort?: boolean }) => (isShort ? ['@short'] : []);

const variantOf = (version: string) => ({
  name: 'mutant',
  payload: { type: 'json', value: JSON.stringify({ version }) } as const,
});

for (const generation of GENERATIONS) {
  test.describe(`parity: by the ${generation} view`, { tag: '@parity' }, () => {
    // Said by the browser where a job's answer is refused.
    test.use({ expectedErrors: { patterns: [/net::ERR_CONNECTION_RESET/] } });
    // Once for all of them: each change of a flag takes a second to be heard of.
    const flags = createFlagAdmin();
    test.beforeAll(async () => {
      if (generation === 'remote') await Promise.all(FLAGS.map((flag) => flags.on(flag)));
    });
    test.afterAll(() => flags.allOff());

    for (const job of JOBS) {
      test(titleOf(job), { tag: tagOf(job) }, async ({ page }) => {
        const effect = await perform(job, generation, page);
        await note({ kind: 'done', job: titleOf(job), generation, effect });
      });
    }
    if (generation === 'remote') {
      for (const job of JOBS) {
        test(`by keyboard alone: ${titleOf(job)}`, { tag: tagOf(job) }, async ({ page }) => {
          const effect = await byKeyboardAlone(page, () => perform(job, generation, page));
          expect(await compareWithOther(generation, titleOf(job), effect)).toEqual([]);
        });
      }
    }
    for (const mutant of MUTANTS.filter((one) => one.generation === generation)) {
      test(`a planted bug: ${mutant.job}: ${mutant.name}`, { tag: tagOf(mutant) }, async ({ page }) => {
        if (mutant.publish) test.setTimeout(180_000);
        const published = await mutant.publish?.();
        if (published) await flags.on(published.flag, { variant: variantOf(published.version) });
        const outcome = await spoil(mutant, page);
        if (published) await flags.on(published.flag);
        await note({ kind: 'spoiled', mutant: titleOfMutant(mutant), outcome });
      });
    }
  });
}

// What follows looks at notes alone, and needs no page.
plain.describe('parity: the same effect', { tag: '@parity' }, () => {
  for (const job of JOBS) {
    plain(titleOf(job), { tag: tagOf(job) }, async () => {
      const difference = await compareWithOther('legacy', titleOf(job), await done('legacy', titleOf(job)));
      await note({ kind: 'compared', job: titleOf(job), isSame: difference.length === 0 });
      expect(difference, 'what only the legacy view does (-), what only the remote does (+)').toEqual([]);
    });
  }
});

plain.describe('parity: every planted bug is caught', { tag: '@parity' }, () => {
  for (const mutant of MUTANTS) {
    plain(titleOfMutant(mutant), { tag: tagOf(mutant) }, async () => {
      const notes = await readNotes('spoiled');
      const spoiled = notes.findLast((one) => one.mutant === titleOfMutant(mutant));
      const foundBy = spoiled && (await findFault(mutant, spoiled.outcome));
      await note({ kind: 'judged', mutant: titleOfMutant(mutant), ...(foundBy && { foundBy }) });
      expect(foundBy, 'where it shows').toBeTruthy();
    });
  }
});

// A full run writes it, at its end.
if (process.env.FICUS_TEST !== 'full') {
  plain('docs/parity.md names every job and every planted bug', { tag: ['@parity', '@short'] }, async () => {
    const kept = await readKept();
    const titles = [...JOBS.map(titleOf), ...MUTANTS.map(({ job, name }) => `${job}: ${name}`)];
    expect(titles.filter((title) => !kept.includes(title))).toEqual([]);
  });
}

/** Does a mutant's job with the bug in the view; fails if the bug was not met. */
async function spoil(mutant: Mutant, page: Page): Promise<Effect | string> {
  const job = JOBS.find((one) => titleOf(one) === mutant.job);
  if (!job) throw new Error(`There is no job ${mutant.job}`);
  let hits = 0;
  const plant = (on: Page) =>
    mutant.plant(on, () => {
      hits += 1;
    });
  const outcome = await perform(job, mutant.generation, page, plant).catch((error: unknown) => String(error));
  expect(hits, 'how often the bug was met').toBeGreaterThan(0);
  return outcome;
}

/**
 * How a bug shows: the tables, or what was seen, in which the other generation's effect differs, which has no bug. A job
 * that could not be done shows nothing: that may have had any reason.
 */
async function findFault(mutant: Mutant, outcome: Effect | string): Promise<string | undefined> {
  if (typeof outcome === 'string') throw new Error(`The job could not be done: ${outcome}`);
  const lines = await compareWithOther(mutant.generation, mutant.job, outcome);
  const places = [...new Set(lines.map((line) => line.split(' ')[1] ?? ''))].sort();
  return places.length > 3
    ? `${places.slice(0, 3).join(', ')} and ${places.length - 3} more`
    : places.join(', ');
}

async function compareWithOther(generation: Generation, job: string, effect: Effect): Promise<string[]> {
  return compareEffects(effect, await done(otherThan(generation), job));
}

async function done(generation: Generation, job: string): Promise<Effect> {
  const effect = await effectOf(job, generation);
  if (!effect) throw new Error(`${job} was not done by the ${generation} view`);
  return effect;
}
