import { parseArgs } from 'node:util';
import { quantile } from '../bench/statistics.ts';
import { bundleProgram } from './bundle-program.ts';
import type { Times } from './drill-client.ts';
import { MAINS, PROCESSES, type ProcessName } from './drilled-system.ts';
import { type DrillOptions, type DrillResult, runDrill } from './run-drill.ts';
import { slowCalls } from './slow-calls.ts';
import { type Turn, takeTurns } from './turns.ts';
import { withDrilledSystem } from './with-drilled-system.ts';

/**
 * `npm run drill`: under steady writes from many clients, all tenants are walked to the directory and back, twice; once
 * while nothing dies, once while a random process is killed every few seconds. The times are held against those of the
 * monolith alone, by the same clients in the same run, taking turns.
 */
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '24' },
    'stage-ms': { type: 'string', default: '4000' },
    /** Which ways to go: without and with kills. */
    only: { type: 'string', default: 'walk,kill' },
    'kill-ms': { type: 'string', default: '5000' },
    'pace-ms': { type: 'string', default: '500' },
    /** How long each works before it is the next one's turn. */
    'turn-ms': { type: 'string', default: '15000' },
    /** How many processes of each share a port. */
    replicas: { type: 'string', default: '2' },
    /** Whether the sources are run, instead of bundles of them. */
    sources: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
/** Every process has just been started: what is compared is how they run. */
const WARM_UP_MS = 6_000;
const options: DrillOptions = {
  clients: Number(values.clients),
  stageMs: Number(values['stage-ms']),
  killMs: Number(values['kill-ms']),
  paceMs: Number(values['pace-ms']),
  warmUpMs: WARM_UP_MS,
  seed: Number(values.seed),
  say: (line) => console.log(`  ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`),
};
const begun = performance.now();
const programs = values.sources ? MAINS : await bundleAll();

const ways = [
  { name: 'walk', title: 'walked there and back twice', killMs: 0 },
  { name: 'kill', title: 'the same, while processes die', killMs: options.killMs },
].filter(({ name }) => values.only.split(',').includes(name));
// All in turns: a machine that others use is quick in one minute and slow in the next.
const [first, ...turns] = takeTurns(1 + ways.length, Number(values['turn-ms']));
// All of them to their ends: a fault of one must not leave the processes of the others behind.
const [alone, ...results] = (
  await Promise.allSettled([
    // For as long as the walks take: what the clients make grows, and with it what they read.
    drill('the monolith alone', { killMs: 0, isWalked: false, turn: first }),
    ...ways.map(({ title, killMs }, index) => drill(title, { killMs, turn: turns[index] })),
  ])
).map((one) => {
  if (one.status === 'rejected') throw one.reason;
  return one.value;
});
if (!alone) throw new Error('The monolith was not asked.');

let isWell = true;
for (const [index, result] of results.entries()) {
  const { requests, tries, errors, writes, deaths, lost, extra, discrepancies, conflicts, staleReads } =
    result;
  console.log(
    `\n${ways[index]?.title}: ${requests} requests in ${tries} tries, ${writes} writes acknowledged, ${deaths.length} processes killed`,
  );
  console.log(
    `  ${discrepancies.length} differences, ${lost.length} acknowledged writes lost, ${extra.length} doubled, ` +
      `${conflicts} conflicts, ${staleReads} stale reads, client errors ${((errors.length / requests) * 100).toFixed(3)} %`,
  );
  for (const line of [...lost, ...extra, ...errors].slice(0, 20)) console.log(`  ${line}`);
  for (const { entity, key, fields } of discrepancies.slice(0, 20))
    console.log(`  ${entity} ${key}: ${fields}`);
  print(alone.timesMs, result.timesMs);
  const { up, restarting } = result.timesByState;
  for (const [name, times] of [
    ...result.timesByStage,
    ['all up', up] as const,
    ['one being restarted', restarting] as const,
  ])
    printParts(name, times);
  const limitMs = 1.5 * quantile([...alone.timesMs.reads, ...alone.timesMs.writes], 0.95);
  for (const line of slowCalls(result, limitMs)) console.log(`  ${line}`);
  isWell &&= lost.length + extra.length + discrepancies.length === 0 && errors.length < requests / 1000;
}
console.log(isWell ? '\nAll is well.' : '\nNot well.');
process.exitCode = isWell ? 0 : 1;

async function drill(
  title: string,
  { turn, ...own }: Pick<DrillOptions, 'killMs' | 'isWalked'> & { readonly turn: Turn | undefined },
): Promise<DrillResult> {
  const say = (line: string) => options.say(`${title}: ${line}`);
  return withDrilledSystem((system) => runDrill(system, { ...options, ...own, say, ...(turn && { turn }) }), {
    replicas: Number(values.replicas),
    programs,
  }).finally(() => turn?.end());
}

/** In a folder that is kept, so that what Node has compiled of them is still true the next time. */
async function bundleAll(): Promise<Record<ProcessName, URL>> {
  const folder = new URL('../../node_modules/.cache/drill/', import.meta.url);
  const bundled = PROCESSES.map(
    async (name) => [name, await bundleProgram(MAINS[name], new URL(`${name}/`, folder))] as const,
  );
  return Object.fromEntries(await Promise.all(bundled)) as Record<ProcessName, URL>;
}

function print(alone: Times, times: Times): void {
  const of = (one: Times) => [one.reads, one.writes, [...one.reads, ...one.writes]] as const;
  for (const [index, name] of ['reads', 'writes', 'all'].entries()) {
    const [before, after] = [of(alone)[index] ?? [], of(times)[index] ?? []];
    const line = [50, 95, 99].map((part) => {
      const [one, other] = [quantile(before, part / 100), quantile(after, part / 100)];
      return `p${part} ${other.toFixed(1)} ms (${(other / one).toFixed(2)} × ${one.toFixed(1)})`;
    });
    console.log(`  ${name.padEnd(6)} ${line.join(', ')}`);
  }
}

function printParts(name: string, { reads, writes }: Times): void {
  const [ofReads, ofWrites] = [reads, writes].map((times) =>
    times.length === 0
      ? 'none'
      : `${times.length}, p50 ${quantile(times, 0.5).toFixed(1)}, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
  );
  console.log(`  ${name.padEnd(20)} reads ${ofReads}; writes ${ofWrites}`);
}
