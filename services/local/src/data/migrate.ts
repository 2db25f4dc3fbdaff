import { appendFile, mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addresses } from '../services.ts';
import { unleashTokens } from '../unleash.ts';
import { type Check, checkConsistency, checkHealth, checkSync } from './checks.ts';
import { forceBack } from './force-back.ts';
import { proveBackup } from './prove-backup.ts';
import { findSides } from './sides.ts';
import { openStageFlag } from './stage-flag.ts';
import { isStage, presentStage, STAGES, type Stage, wayTo } from './way.ts';

/**
 * `npm run migrate -- tenants --to live`: walks a resource to a stage, a stage at a time, with checks before, between and
 * after; goes back to where it was when one of them fails. `--back` is `--to off`. `--dry-run` looks and changes nothing.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    back: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    percent: { type: 'string', default: '100' },
    'watch-s': { type: 'string', default: '5' },
    'dry-run': { type: 'boolean', default: false },
  },
});
/** Gateways ask for flags each second. */
const HEARD_MS = 2_000;
const [resource] = positionals;
const to = values.back ? 'off' : (values.to ?? '');
const percent = Number(values.percent);
if (resource !== 'tenants' || !isStage(to) || !(percent > 0 && percent <= 100)) {
  console.error(
    `Say what, and where to: npm run migrate -- tenants --to ${STAGES.join('|')} [--percent 10] [--watch-s 5] [--dry-run]\n` +
      'or: npm run migrate -- tenants --back [--force]',
  );
  process.exit(2);
}

const sides = await findSides(process.env);
const { configuration, secrets } = sides;
const { admin } = unleashTokens(configuration, secrets);
if (!admin) {
  console.error('UNLEASH_ADMIN_TOKEN: missing; the stage is a flag, and this changes it');
  process.exit(2);
}
const flagOf = (name: string) => openStageFlag(addresses(configuration).unleash, admin, name);
const flag = flagOf(`data_${resource}`);
const before = await flag.read();
const from = presentStage(before);
const way: Stage[] = percent < 100 ? [to] : wayTo(from, to);
const time = new Date();
const record = {
  at: time.toISOString(),
  who: userInfo().username,
  resource,
  from: before,
  to,
  percent,
  isForced: values.force,
  checks: [] as Check[],
  steps: [] as string[],
  outcome: '' as string,
};

console.log(`${resource}: from ${from} to ${to}${percent < 100 ? ` for ${percent} % of tenants` : ''}`);
console.log(way.length > 0 ? `  by ${way.join(' → ')}` : '  is there already');
if (values.force) await end(await forceBack(sides, flagOf('use_monolith'), step));
if (!(await areGood('before', await everything()))) await end('refused: nothing was changed');
const folder = path.join(configuration.dataFolder, 'backups', record.at.replaceAll(':', '-'));
if (values['dry-run']) await end('dry run: nothing was changed');
for (const side of ['monolith', 'directory'] as const) {
  const backup = await proveBackup(side, folder, configuration, secrets).then(
    (rows) => ({ isGood: true, found: `${rows} rows, in ${folder}` }),
    (error: unknown) => ({ isGood: false, found: String(error) }),
  );
  if (!(await areGood('before', [{ name: `a backup of the ${side} was taken and restored`, ...backup }])))
    await end('refused: nothing was changed');
}
for (const stage of way) {
  const fault = await goTo(stage).catch(String);
  if (fault === undefined) continue;
  try {
    await flag.set(before);
  } catch (error) {
    // It may stand at either: who runs this must know, and what to do.
    await end(
      `failed: ${fault}; and not set back to ${from} (${error}): set data_${resource} in Unleash by hand`,
    );
  }
  step(`back at ${from}`);
  await end(`returned by itself: ${fault}`);
}
await end('done');

/** Goes one stage on, and looks; gives what is wrong there. */
async function goTo(stage: Stage): Promise<string | undefined> {
  await flag.set(percent < 100 ? { [stage]: percent, [from]: 100 - percent } : { [stage]: 100 });
  step(`at ${stage}`);
  await wait(HEARD_MS + Number(values['watch-s']) * 1_000);
  return (await areGood(`at ${stage}`, await everything())) ? undefined : 'a check failed';
}

async function everything(): Promise<Check[]> {
  const checks = [...(await checkSync(sides)), await checkHealth(sides)];
  // What does not follow is not the same; to say it once is enough.
  return checks.every(({ isGood }) => isGood) ? [...checks, await checkConsistency(sides)] : checks;
}

async function areGood(when: string, checks: readonly Check[]): Promise<boolean> {
  for (const { name, isGood, found } of checks)
    console.log(`  ${isGood ? '✓' : '✗'} ${when}: ${name} (${found})`);
  record.checks.push(...checks.map((check) => ({ ...check, name: `${when}: ${check.name}` })));
  return checks.every(({ isGood }) => isGood);
}

function step(what: string): void {
  console.log(`  → ${what}`);
  record.steps.push(`${new Date().toISOString()} ${what}`);
}

/** Writes down what was done, and ends. */
async function end(outcome: string): Promise<never> {
  record.outcome = outcome;
  await mkdir(configuration.dataFolder, { recursive: true });
  await appendFile(path.join(configuration.dataFolder, 'migrations.jsonl'), `${JSON.stringify(record)}\n`);
  console.log(`${resource}: ${outcome}`);
  process.exit(outcome.startsWith('done') || outcome.startsWith('dry run') ? 0 : 1);
}
