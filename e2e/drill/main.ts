import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { placeForData, startPostgres } from '@ficus/service-kit/embedded-postgres';
import pg from 'pg';
import { startDrilledSystem } from './drilled-system.ts';
import { freePort } from './free-port.ts';
import { type DrillOptions, runDrill, signInAll, startClients } from './run-drill.ts';

/**
 * `npm run drill`: under steady writes from many clients, all tenants are walked to the directory and back, twice; first
 * while nothing dies, then while a random process is killed every few seconds. The times are held against those of the
 * monolith alone, by the same clients in the same run.
 */
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '24' },
    'stage-ms': { type: 'string', default: '3000' },
    /** Which ways to go: without and with kills. */
    only: { type: 'string', default: 'walk,kill' },
    'kill-ms': { type: 'string', default: '4000' },
    'pace-ms': { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const options: DrillOptions = {
  clients: Number(values.clients),
  stageMs: Number(values['stage-ms']),
  killMs: Number(values['kill-ms']),
  paceMs: Number(values['pace-ms']),
  seed: Number(values.seed),
  say: (line) => console.log(`  ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`),
};
const begun = performance.now();

const folder = await placeForData(path.join(await mkdtemp(path.join(tmpdir(), 'ficus-drill-')), 'postgres'));
const port = await freePort();
const postgres = await startPostgres({
  folder,
  port,
  user: 'drill',
  password: 'drill',
  settings: ['max_connections=100'],
});
const server = `postgres://drill:drill@127.0.0.1:${port}`;
let isWell = true;
try {
  const alone = await phase('the monolith alone', async (system) => {
    system.setStages({ acme: 'off', globex: 'off', ficus: 'off' });
    const ending = new AbortController();
    const working = startClients(system, await signInAll(system), options, ending.signal);
    await wait(options.stageMs * 6);
    ending.abort();
    return merge((await working).map(({ timesMs }) => timesMs));
  });
  for (const [title, killMs] of [
    ['walked there and back twice', 0],
    ['the same, while processes die', options.killMs],
  ] as const) {
    if (!values.only.split(',').includes(killMs === 0 ? 'walk' : 'kill')) continue;
    const result = await phase(title, (system) => runDrill(system, { ...options, killMs }));
    const { requests, tries, errors, writes, kills, lost, extra, discrepancies, conflicts, staleReads } =
      result;
    console.log(
      `\n${title}: ${requests} requests in ${tries} tries, ${writes} writes acknowledged, ${kills} processes killed`,
    );
    console.log(
      `  ${discrepancies.length} differences, ${lost.length} acknowledged writes lost, ${extra.length} doubled, ` +
        `${conflicts} conflicts, ${staleReads} stale reads, client errors ${((errors.length / requests) * 100).toFixed(3)} %`,
    );
    for (const line of [...lost, ...extra, ...errors].slice(0, 20)) console.log(`  ${line}`);
    for (const { entity, key, fields } of discrepancies.slice(0, 20))
      console.log(`  ${entity} ${key}: ${fields}`);
    print(alone, result.timesMs);
    for (const [stage, { reads, writes }] of result.timesByStage) {
      const line = [reads, writes].map(
        (times) => `p50 ${percentile(times, 50).toFixed(1)}, p95 ${percentile(times, 95).toFixed(1)} ms`,
      );
      console.log(`  ${stage.padEnd(10)} reads ${line[0]}; writes ${line[1]}`);
    }
    const isGood = lost.length + extra.length + discrepancies.length === 0 && errors.length < requests / 1000;
    isWell &&= isGood;
  }
  console.log(isWell ? '\nAll is well.' : '\nNot well.');
} finally {
  await postgres.stop();
  await rm(path.dirname(folder), { recursive: true, force: true });
}
process.exitCode = isWell ? 0 : 1;

async function phase<T>(
  title: string,
  work: (system: Awaited<ReturnType<typeof startDrilledSystem>>) => Promise<T>,
): Promise<T> {
  options.say(title);
  const system = await startDrilledSystem({
    auth: await createDatabase(),
    directory: await createDatabase(),
    monolith: await createDatabase(),
  });
  try {
    return await work(system);
  } finally {
    await system.close();
  }
}

interface Times {
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

function merge(all: readonly Times[]): Times {
  return { reads: all.flatMap(({ reads }) => reads), writes: all.flatMap(({ writes }) => writes) };
}

function print(alone: Times, times: Times): void {
  const of = (one: Times) => [one.reads, one.writes, [...one.reads, ...one.writes]] as const;
  for (const [index, name] of ['reads', 'writes', 'all'].entries()) {
    const [before, after] = [of(alone)[index] ?? [], of(times)[index] ?? []];
    const line = [50, 95, 99].map((part) => {
      const [one, other] = [percentile(before, part), percentile(after, part)];
      return `p${part} ${other.toFixed(1)} ms (${(other / one).toFixed(2)} × ${one.toFixed(1)})`;
    });
    console.log(`  ${name.padEnd(6)} ${line.join(', ')}`);
  }
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * part) / 100))] ?? Number.NaN;
}

async function createDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  const name = `drill_${Math.random().toString(36).slice(2)}`;
  await client.query(`create database ${name}`);
  await client.end();
  return `${server}/${name}`;
}
