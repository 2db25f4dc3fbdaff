import { compareSides, type Discrepancy, type SyncClient } from '@ficus/service-kit/sync';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type ClientReport, runClient, type TimedCall, type Times } from './drill-client.ts';
import { type DrilledSystem, PROCESSES, type ProcessName } from './drilled-system.ts';
import { ALONE, type Turn } from './turns.ts';

/** How to drill. */
export interface DrillOptions {
  readonly clients: number;
  /** How long each stage lasts for all tenants, in ms. */
  readonly stageMs: number;
  /** Whether the tenants are walked; else the monolith has them for as long as a walk takes. Default: yes. */
  readonly isWalked?: boolean;
  /** Between two kills, in ms; 0 kills nothing. */
  readonly killMs: number;
  readonly paceMs: number;
  /** What is not timed at the beginning, in ms. */
  readonly warmUpMs: number;
  readonly seed: number;
  /** When it may work. Default: always. */
  readonly turn?: Turn;
  readonly say: (line: string) => void;
}

/** A process that was killed, and when, on the clock of `performance.now()`. */
export interface Death {
  readonly name: ProcessName;
  readonly at: number;
}

/** What came of it. */
export interface DrillResult {
  readonly requests: number;
  readonly tries: number;
  readonly errors: readonly string[];
  readonly writes: number;
  readonly deaths: readonly Death[];
  /** Acknowledged, and not there as it should be, on either side. */
  readonly lost: readonly string[];
  /** There, although nobody asked for it, or twice. */
  readonly extra: readonly string[];
  readonly discrepancies: readonly Discrepancy[];
  readonly conflicts: number;
  readonly staleReads: number;
  readonly timesMs: Times;
  readonly calls: readonly TimedCall[];
  readonly timesByStage: ReadonlyMap<string, Times>;
  /** By whether all processes were up all the while, or one was being started again. */
  readonly timesByState: ClientReport['timesByState'];
}

const WAY = ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete'] as const;
/** The first death; the others follow at their distance, so that none falls on the end of a turn. */
const FIRST_KILL_MS = 2_000;
/** One tenant goes before the others, as cohorts do. */
const TENANTS = ['acme', 'globex', 'ficus'] as const;
const PEOPLE: Readonly<Record<string, { email: string; members: readonly string[] }>> = {
  acme: { email: 'ada@acme.test', members: ['user_ada', 'user_ben', 'user_dara', 'user_fumi'] },
  globex: { email: 'cleo@globex.test', members: ['user_cleo', 'user_hugo'] },
  ficus: { email: 'olga@ficus.test', members: ['user_olga'] },
};

/** Numbers from 0 to 1, the same in each run. */
export function seededRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** Signs in those in whose name the clients work: secrets of sessions by tenant. */
export async function signInAll(system: DrilledSystem): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map<string, string>();
  for (const tenantId of TENANTS) secrets.set(tenantId, await system.signIn(PEOPLE[tenantId]?.email ?? ''));
  return secrets;
}

/** Starts the clients of a drill; they work until `signal`. */
export function startClients(
  system: DrilledSystem,
  secrets: ReadonlyMap<string, string>,
  options: Pick<DrillOptions, 'clients' | 'paceMs' | 'warmUpMs' | 'seed' | 'turn'>,
  signal: AbortSignal,
): Promise<ClientReport[]> {
  const { clients, paceMs, warmUpMs, seed, turn = ALONE } = options;
  const all = Array.from({ length: clients }, (_, index) => {
    const tenantId = TENANTS[index % TENANTS.length] as string;
    return runClient(
      {
        front: system.front,
        upSince: system.upSince,
        secret: secrets.get(tenantId) ?? '',
        tenantId,
        people: PEOPLE[tenantId]?.members ?? [],
        name: `client-${seed}-${index}`,
        random: seededRandom(seed + index),
        paceMs,
        warmUpMs,
        turn,
      },
      signal,
    );
  });
  return Promise.all(all);
}

/**
 * Walks all tenants to `complete` and back, twice, or leaves them with the monolith for as long, under steady writes, while
 * processes die; then looks at both sides.
 */
export async function runDrill(system: DrilledSystem, options: DrillOptions): Promise<DrillResult> {
  const { stageMs, killMs, seed, say, isWalked = true, turn = ALONE } = options;
  const random = seededRandom(seed * 7 + 1);
  const ending = new AbortController();
  const stages: Record<string, string> = Object.fromEntries(TENANTS.map((tenantId) => [tenantId, 'off']));
  system.setStages(stages);
  const secrets = await signInAll(system);
  const working = startClients(system, secrets, options, ending.signal);
  const deaths: Death[] = [];

  async function kill() {
    if (killMs === 0) return;
    for (let pauseMs = Math.min(FIRST_KILL_MS, killMs); ; pauseMs = killMs) {
      await turn.wait(pauseMs, ending.signal);
      if (ending.signal.aborted) return;
      const name = PROCESSES[Math.floor(random() * PROCESSES.length)] ?? 'monolith';
      say(`kill -9 ${name}`);
      deaths.push({ name, at: performance.now() });
      await system.killAndRestart(name, random() < 0.5 ? 0 : 1);
    }
  }
  async function walk() {
    const there = WAY.slice(1);
    const back = [...WAY].reverse().slice(1);
    const way = [...there, ...back, ...there, ...back];
    if (!isWalked) return turn.wait(way.length * stageMs);
    for (const stage of way) {
      for (const tenantId of TENANTS) {
        stages[tenantId] = stage;
        system.setStages({ ...stages });
        await turn.wait(stageMs / TENANTS.length);
      }
      say(`all tenants: ${stage}`);
    }
  }
  const killing = kill();
  const reports = await Promise.all([working, walk().finally(() => ending.abort())]).then(([done]) => done);
  await killing;
  turn.end();
  const discrepancies = await compareSides(system.monolith, system.directory);
  const twice = twiceMade(reports, options.clients);
  const judged = await Promise.all([system.monolith, system.directory].map((side) => judge(side, reports)));
  const states = await Promise.all([system.monolith.state(), system.directory.state()]);
  const all = <T>(of: (report: ClientReport) => readonly T[]) => reports.flatMap((one) => [...of(one)]);
  const together = (of: (report: ClientReport) => Times | undefined): Times => ({
    reads: all((one) => of(one)?.reads ?? []),
    writes: all((one) => of(one)?.writes ?? []),
  });
  const sum = (of: (report: ClientReport) => number) => reports.reduce((total, one) => total + of(one), 0);
  return {
    requests: sum((one) => one.requests),
    tries: sum((one) => one.tries),
    errors: all((one) => one.errors),
    writes: sum((one) => one.writes),
    deaths,
    lost: judged.flatMap(({ lost }) => lost),
    extra: [...judged.flatMap(({ extra }) => extra), ...twice],
    discrepancies,
    conflicts: states.reduce((total, { lost, refused }) => total + lost + refused, 0),
    staleReads: sum((one) => one.staleReads),
    timesByStage: new Map(WAY.map((stage) => [stage, together((one) => one.timesByStage.get(stage))])),
    timesByState: {
      up: together((one) => one.timesByState.up),
      restarting: together((one) => one.timesByState.restarting),
    },
    timesMs: together((one) => one.timesMs),
    calls: all((one) => one.calls),
  };
}

/** Versions of a tenant that two were told they had made: then one of the two changes was lost. */
function twiceMade(reports: readonly ClientReport[], clients: number): string[] {
  return TENANTS.flatMap((tenantId, nth) => {
    const made = reports.filter((_, index) => index % TENANTS.length === nth && index < clients);
    const versions = made.flatMap((report) => report.versions);
    const doubled = versions.filter((version, index) => versions.indexOf(version) !== index);
    return doubled.map((version) => `version ${version} of ${tenantId} was made twice`);
  });
}

/** Holds what was acknowledged against what one side has. */
async function judge(side: SyncClient, reports: readonly ClientReport[]) {
  const [workspaces, members] = await Promise.all([
    side.rowsUnder('workspace', ''),
    side.rowsUnder('member', ''),
  ]);
  const { me } = await side.state();
  const byId = new Map(
    workspaces.rows.map(({ key, data }) => [key, data as { name: string; archivedAt: number | null }]),
  );
  const isMember = new Set(members.rows.map(({ key }) => key));
  const lost: string[] = [];
  const known = new Set<string>();
  for (const report of reports) {
    for (const [id, workspace] of report.known) {
      known.add(id);
      const row = byId.get(id);
      if (!row) lost.push(`${me}: workspace ${id} is gone`);
      else if (!workspace.names.has(row.name))
        lost.push(`${me}: ${id} is called ${row.name}, not ${[...workspace.names]}`);
      else if (!workspace.archived.has(row.archivedAt !== null))
        lost.push(`${me}: ${id} archived at ${row.archivedAt}`);
      for (const [person, possible] of workspace.members) {
        if (!possible.has(isMember.has(`${id}\t${person}`))) lost.push(`${me}: member ${person} of ${id}`);
      }
    }
  }
  const uncertain = new Set(reports.flatMap((report) => [...report.uncertain]));
  const extra = [...byId].filter(
    ([id, { name }]) => name.startsWith('client-') && !known.has(id) && !uncertain.has(name),
  );
  return { lost, extra: extra.map(([id, { name }]) => `${me}: ${id} ${name}`) };
}
