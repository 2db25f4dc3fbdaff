import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../system/addresses.ts';
import { toTable } from '../system/to-table.ts';
import { LEFT_OUT } from './effect/left-out.ts';
import { titleOf } from './job.ts';
import { JOBS } from './jobs/index.ts';
import { MUTANTS } from './mutants/index.ts';
import { titleOfMutant } from './mutants/mutant.ts';
import { readNotes } from './record.ts';
import { REMOTES_OWN } from './remotes-own.ts';

const RESULT = path.join(PROJECT, 'test-results/parity.md');
/** What the full run printed last, for those who want to know without running it. */
export const KEPT = path.join(PROJECT, 'docs/parity.md');

/** Prints, job by job, what came of it, and writes it to `test-results/parity.md`; a full run keeps it in `docs/`. */
export async function reportParity(): Promise<void> {
  const jobs = await jobRows();
  if (jobs.length === 0) return;
  const mutants = await mutantRows();
  const found = mutants.filter(([, , by]) => by !== NOT_FOUND).length;
  const same = jobs.filter(([, , , , isSame]) => isSame === 'yes').length;
  const text = [
    `Same effect: ${same} of ${jobs.length} jobs.\n`,
    toTable([['job', 'by', 'legacy', 'remote', 'same effect'], ...jobs]),
    `Mutants: ${found} of ${mutants.length} caught.\n`,
    toTable([['view', 'planted bug', 'caught by'], ...mutants]),
  ].join('\n');
  await mkdir(path.dirname(RESULT), { recursive: true });
  await writeFile(RESULT, text);
  console.log(`\nParity\n\n${text}`);
  const isWhole = jobs.length === JOBS.length && mutants.length === MUTANTS.length;
  if (process.env.FICUS_TEST === 'full' && isWhole) await writeFile(KEPT, page(text));
}

async function jobRows(): Promise<string[][]> {
  const done = await readNotes('done');
  const compared = await readNotes('compared');
  return JOBS.flatMap((job) => {
    const title = titleOf(job);
    const came = (generation: string) => {
      const effect = done.findLast((one) => one.job === title && one.generation === generation)?.effect;
      return effect && (effect.rows.length > 0 ? `${effect.rows.length} rows` : 'read');
    };
    const [legacy, remote] = [came('legacy'), came('remote')];
    if (!legacy && !remote) return [];
    const isSame = compared.findLast((one) => one.job === title)?.isSame;
    return [[title, job.as, legacy ?? 'failed', remote ?? 'failed', isSame ? 'yes' : 'NO']];
  });
}

const NOT_FOUND = 'NOT CAUGHT';

async function mutantRows(): Promise<string[][]> {
  const judged = await readNotes('judged');
  return MUTANTS.flatMap((mutant) => {
    const verdict = judged.findLast((one) => one.mutant === titleOfMutant(mutant));
    return verdict
      ? [[mutant.generation, `${mutant.job}: ${mutant.name}`, verdict.foundBy ?? NOT_FOUND]]
      : [];
  });
}

function page(text: string): string {
  const leftOut = LEFT_OUT.map(({ database = 'every', schema, table, columns, rows, because }) => [
    database,
    [
      table ?? (schema ? `schema ${schema}` : 'all tables'),
      ...(columns ?? []),
      ...(rows ? [`${rows.column} = ${rows.value}`] : []),
    ].join(': '),
    because,
  ]);
  return [
    '# Parity\n',
    'What `FICUS_TEST=full npm run e2e -- parity.spec` printed last. Each job is done in the legacy view and in the',
    'remote of one running system. Compared are all rows of all tables of all services, and with them every event that is',
    'told ([record 94](decisions/0094-parity-is-what-a-job-leaves-behind.md)); of jobs that read, what was found.\n',
    text,
    '## Not compared\n',
    toTable([['database', 'what', 'because'], ...leftOut]),
    '## What only the remotes have\n',
    ...Object.entries(REMOTES_OWN).map(([feature, has]) => `- **${feature}**: ${has.join('; ')}.`),
    '',
  ].join('\n');
}

/** What was kept. */
export function readKept(): Promise<string> {
  return readFile(KEPT, 'utf8');
}
