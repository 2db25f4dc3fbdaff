import { setTimeout as wait } from 'node:timers/promises';
import type { Turn } from './turns.ts';

/** A workspace as a client knows it: only what was acknowledged to it. */
export interface KnownWorkspace {
  readonly tenantId: string;
  /** Names it may have: several while nobody knows how a write ended. */
  names: Set<string>;
  archived: Set<boolean>;
  readonly members: Map<string, Set<boolean>>;
}

/** How long requests took, in ms, with all their tries. */
export interface Times {
  readonly reads: number[];
  readonly writes: number[];
}

/** A request, on the clock of `performance.now()`. */
export interface TimedCall {
  readonly begun: number;
  readonly tookMs: number;
}

/** What a client has seen. */
export interface ClientReport {
  requests: number;
  /** What a person would have seen go wrong: after all tries. */
  readonly errors: string[];
  tries: number;
  /** Acknowledged ones. */
  writes: number;
  readonly timesMs: Times;
  /** The same, one by one. */
  readonly calls: TimedCall[];
  /** The same by the stage at which they were answered. */
  readonly timesByStage: Map<string, Times>;
  /** The same by whether a process was down meanwhile. */
  readonly timesByState: { readonly up: Times; readonly restarting: Times };
  /** Reads that did not show the client's own last write. */
  staleReads: number;
  readonly known: Map<string, KnownWorkspace>;
  /** Versions of the tenant that it was told it had made: nobody else may have been told the same. */
  readonly versions: number[];
  /** Names of workspaces that may be there or not. */
  readonly uncertain: Set<string>;
}

/** What a client works with. */
export interface DrillClientOptions {
  readonly front: string;
  /** Since when all processes have been up, on the clock of `performance.now()`. */
  readonly upSince: () => number;
  readonly secret: string;
  readonly tenantId: string;
  readonly people: readonly string[];
  readonly name: string;
  readonly random: () => number;
  /** Between two requests, in ms. */
  readonly paceMs: number;
  /** For so long after its begin nothing is timed: everything is new then to every process. */
  readonly warmUpMs: number;
  /** When it may work. */
  readonly turn: Turn;
}

const TRIES = 40;
const PASSING = new Set([429, 502, 503, 504]);

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Works as somebody's page does, one request after the other, until it is told to stop. Writes are repeated by key. */
export async function runClient(options: DrillClientOptions, signal: AbortSignal): Promise<ClientReport> {
  const { front, upSince, secret, tenantId, people, name, random, paceMs, warmUpMs, turn } = options;
  let timedFrom = Number.POSITIVE_INFINITY;
  void turn.wait(warmUpMs, signal).then(() => {
    timedFrom = performance.now();
  });
  const report: ClientReport = {
    requests: 0,
    errors: [],
    tries: 0,
    writes: 0,
    timesMs: { reads: [], writes: [] },
    calls: [],
    timesByStage: new Map(),
    timesByState: { up: { reads: [], writes: [] }, restarting: { reads: [], writes: [] } },
    staleReads: 0,
    known: new Map(),
    versions: [],
    uncertain: new Set(),
  };
  let nth = 0;
  const base = `/api/v1/tenants/${tenantId}`;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

  /** Sends until there is an answer that is no fault of the moment. Undefined when there never was one. */
  async function send(method: string, path: string, body?: object): Promise<Answer | undefined> {
    nth += 1;
    report.requests += 1;
    const key = `${name}-request-${String(nth).padStart(6, '0')}`;
    const begun = performance.now();
    let last = '';
    for (let tried = 0; tried < TRIES; tried += 1) {
      report.tries += 1;
      try {
        const answer = await fetch(`${front}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${secret}`,
            'idempotency-key': key,
            ...(body && { 'content-type': 'application/json' }),
          },
          ...(body && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(10_000),
        });
        const text = await answer.text();
        if (!PASSING.has(answer.status)) {
          const kind = method === 'GET' ? 'reads' : 'writes';
          const stage = answer.headers.get('x-migration-status') ?? 'none';
          note(kind, stage, begun);
          return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
        }
        last = `${answer.status} ${text.slice(0, 200)}`;
      } catch (error) {
        last = String(error);
      }
      await wait(Math.min(50 * 2 ** tried, 500) * (0.5 + random()));
    }
    report.errors.push(`${method} ${path}: ${last}`);
    return undefined;
  }
  function note(kind: 'reads' | 'writes', stage: string, begun: number): void {
    if (kind === 'writes') report.writes += 1;
    if (begun < timedFrom) return;
    const tookMs = performance.now() - begun;
    report.timesMs[kind].push(tookMs);
    report.calls.push({ begun, tookMs });
    report.timesByState[upSince() <= begun ? 'up' : 'restarting'][kind].push(tookMs);
    const ofStage = report.timesByStage.get(stage) ?? { reads: [], writes: [] };
    ofStage[kind].push(tookMs);
    report.timesByStage.set(stage, ofStage);
  }
  function demand(answer: Answer | undefined, what: string, statuses: readonly number[]): answer is Answer {
    if (!answer) return false;
    if (statuses.includes(answer.status)) return true;
    report.errors.push(`${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    return false;
  }

  async function create() {
    const title = `${name} ${nth}`;
    const answer = await send('POST', `${base}/workspaces`, { name: title });
    if (!answer) return void report.uncertain.add(title);
    if (!demand(answer, `create ${title}`, [200])) return;
    const { id } = answer.body as { id: string };
    if (report.known.has(id)) report.errors.push(`create ${title}: answered with ${id} a second time`);
    report.known.set(id, {
      tenantId,
      names: new Set([title]),
      archived: new Set([false]),
      members: new Map(),
    });
  }
  async function change() {
    const [id, known] = pick([...report.known]);
    const what = random();
    if (what < 0.4) {
      const title = `${name} ${nth} renamed`;
      const answer = await send('PATCH', `${base}/workspaces/${id}`, { name: title });
      known.names = answer ? known.names : known.names.add(title);
      if (demand(answer, `rename ${id}`, [200])) known.names = new Set([title]);
    } else if (what < 0.8) {
      const person = pick(people);
      const isIn = random() < 0.6;
      const answer = await send(isIn ? 'PUT' : 'DELETE', `${base}/workspaces/${id}/members/${person}`);
      const before = known.members.get(person) ?? new Set([false]);
      if (demand(answer, `member ${person} of ${id}`, [204])) known.members.set(person, new Set([isIn]));
      else known.members.set(person, before.add(isIn));
    } else {
      const isArchived = random() < 0.5;
      const answer = await send('POST', `${base}/workspaces/${id}/${isArchived ? 'archive' : 'restore'}`);
      if (demand(answer, `archive ${id}`, [200])) known.archived = new Set([isArchived]);
      else known.archived.add(isArchived);
    }
  }
  async function decide() {
    const read = await send('GET', base);
    if (!demand(read, `read ${base}`, [200])) return;
    const { version } = read.body as { version: number };
    const settings = { invitationDays: 1 + Math.floor(random() * 90), emailDomains: [] };
    const answer = await send('PATCH', base, { settings, version });
    if (!demand(answer, `settings of ${tenantId}`, [200, 409])) return;
    if (answer.status === 200) report.versions.push((answer.body as { version: number }).version);
  }
  async function read() {
    const path = pick([`${base}/workspaces`, `${base}/workspaces`, base, `${base}/members`]);
    const answer = await send('GET', path);
    if (!demand(answer, `read ${path}`, [200])) return;
    if (!path.endsWith('/workspaces')) return;
    const { workspaces } = answer.body as { workspaces: { id: string; name: string }[] };
    const byId = new Map(workspaces.map((one) => [one.id, one.name]));
    for (const [id, { names }] of report.known) {
      if (!names.has(byId.get(id) ?? '')) report.staleReads += 1;
    }
  }

  while (!signal.aborted) {
    // Not all of them at once, when they may again.
    while (await turn.mine()) await wait(paceMs * 2 * random());
    const what = random();
    if (what < 0.45) await read();
    else if (what < 0.6) await decide();
    else if (what < 0.75 || report.known.size === 0) await create();
    else await change();
    await wait(paceMs * (0.5 + random()));
  }
  return report;
}
