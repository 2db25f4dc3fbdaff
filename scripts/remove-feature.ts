import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makePlan, type Plan, PlanError } from './remove-feature/plan.ts';
import { planWords } from './remove-feature/print-plan.ts';

// `npm run remove-feature chat -- --keep remote`: the end of a migration. Says what it would do; does it with --apply.
const USAGE = `npm run remove-feature chat -- --keep remote|legacy [--apply]
  --keep remote   the new view stays; the legacy view and both flags go
  --keep legacy   the legacy view stays; the remote and both flags go
  --apply         do it; without it nothing is changed
  --allow-dirty   do it although git has changes that are not committed`;

const project = path.resolve(import.meta.dirname, '..');
const { values, positionals } = readArguments();
const { keep, apply = false } = values;
const [name] = positionals;
if (name === undefined || positionals.length > 1) stop(`Which feature?\n${USAGE}`);
if (keep !== 'remote' && keep !== 'legacy')
  stop(`Which view stays? Say --keep remote or --keep legacy.\n${USAGE}`);

const plan = await makePlan({ project, files: projectFiles(), name, keep }).catch((error: unknown) =>
  error instanceof PlanError ? stop(error.message) : Promise.reject(error),
);
const changed = uncommitted();
const isRefused = changed !== undefined && !values['allow-dirty'];
if (apply && isRefused)
  stop(
    `${changed}\nCommit that first, so that this stands alone in git and can be taken back; or say --allow-dirty.`,
  );
if (apply) await carryOut(plan);

const again = `npm run remove-feature ${name} -- --keep ${keep} --apply`;
console.log(`${apply ? 'Done' : 'Nothing has been changed. This would be done'}: ${name} settled on its ${keep} view

${planWords(plan)}

${
  apply
    ? 'Next: npm run check && npm test, then the steps by hand. git checkout . && git clean -n shows the way back.'
    : `To do it: ${again}${isRefused ? '\nIt will refuse while git has changes that are not committed.' : ''}`
}`);

async function carryOut({ deletes, edits, needsInstall }: Plan): Promise<void> {
  for (const file of deletes.flatMap(({ files }) => files)) await rm(path.join(project, file));
  for (const { what } of deletes) if (what.endsWith('/')) await removeEmpty(path.join(project, what));
  for (const { file, text } of edits) await writeFile(path.join(project, file), text);
  const written = edits.map(({ file }) => file);
  run(process.execPath, 'node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...written);
  if (needsInstall && !values['no-install']) run('npm', 'install');
}

/** Takes away what git does not know of: a folder with nothing but builds in it is no remote. */
async function removeEmpty(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const built of ['dist', 'node_modules'])
    await rm(path.join(folder, built), { recursive: true, force: true });
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await removeEmpty(path.join(folder, entry.name));
  if (readdirSync(folder).length === 0) await rmdir(folder);
}

/** All files of the project, committed or not, as paths from its root. */
function projectFiles(): string[] {
  return git('ls-files', '--cached', '--others', '--exclude-standard')
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(project, file)));
}

/** What git says of changes that are not committed; undefined when there are none. */
function uncommitted(): string | undefined {
  const status = git('status', '--porcelain').trimEnd();
  return status === '' ? undefined : status;
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: project, encoding: 'utf8', maxBuffer: 2 ** 26 });
  } catch {
    return stop('git does not know this folder: this works on a clone, so that it can be taken back.');
  }
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        keep: { type: 'string' },
        apply: { type: 'boolean' },
        'allow-dirty': { type: 'boolean' },
        'no-install': { type: 'boolean' },
      },
    });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
