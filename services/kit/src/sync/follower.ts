import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { backfill } from './backfill.ts';
import { createBell } from './bell.ts';
import type { ChangeRun } from './change.ts';
import type { SyncClient } from './sync-client.ts';
import { readState, writeState } from './sync-state.ts';
import type { SyncedEntity } from './synced-entity.ts';

const BATCH = 500;
const WAIT_MS = 10_000;
/** Who has taken the other side's place is there within milliseconds; one that starts anew is not. */
const AGAIN_MS = [20, 20, 40, 80, 200];

/** Follows the other side's log: one process of a side does, the others know how far it is. */
export interface Follower {
  /** Follows until `signal`; faults are told, and it goes on. */
  follow(signal: AbortSignal): Promise<void>;
  /** Hears that the changes up to here are in the database, by whichever process. */
  heard(position: number): void;
  /** Takes what the other side brings by itself. Resolves with how far all is here then; -1 before the beginning is. */
  receive(run: ChangeRun): Promise<number>;
  /** How far all is here, as far as was heard. */
  position(): number;
  /** Looks how far it is, as what was said may not have been heard. */
  look(): Promise<void>;
  /** Resolves when the changes up to this position are here; false after `timeoutMs`, or where the database has lost them. */
  reached(position: number, timeoutMs: number): Promise<boolean>;
  /** As the database has it: true of the process that follows, whichever it is. */
  state(): Promise<FollowerState>;
}

/** How far following has got. */
export interface FollowerState {
  readonly applied: number;
  readonly lagMs: number;
  readonly isConnected: boolean;
}

/** What a follower works with. */
export interface FollowerOptions {
  readonly db: Kysely<object>;
  readonly peer: SyncClient;
  readonly entities: readonly SyncedEntity[];
  readonly onFault: (cause: unknown) => void;
}

/**
 * Asks the other side for its changes, again and again, and puts them in their place: each batch and the position after
 * it in one transaction, so that a crash repeats a batch or none. A side that has never followed begins with what is in
 * the other's tables.
 */
export function createFollower({ db, peer, entities, onFault }: FollowerOptions): Follower {
  const bell = createBell();
  let applied = 0;
  let timesHeard = 0;

  function heard(position: number): void {
    // One that comes later than another may have been said before it.
    if (position > applied) knowing(position);
  }
  function knowing(position: number): void {
    timesHeard += 1;
    applied = position;
    bell.ring();
  }
  async function receive(run: ChangeRun): Promise<number> {
    const position = await receiveRun(db, run);
    heard(position);
    return position;
  }
  async function followOnce(signal: AbortSignal, standing: Standing): Promise<void> {
    let position = await readState(db, 'applied');
    if (position === undefined) {
      await backfill({ db, peer, entities, signal });
      position = (await readState(db, 'applied')) ?? 0;
    }
    knowing(position);
    // Not until something is written is it known otherwise that the other side answers.
    for (let waitMs = 0; !signal.aborted; waitMs = WAIT_MS) {
      const page = await peer.changes(applied, BATCH, waitMs, signal);
      await standing.put('connected', 1);
      const last = page.changes.at(-1);
      if (!last) continue;
      const since = page.changes[0]?.at ?? 0;
      const isLast = last.seq >= page.head;
      if (!isLast) await standing.put('behind', since);
      const reached = await receive(page).catch(async (cause: unknown) => {
        await standing.put('behind', since);
        throw cause;
      });
      if (reached < page.after)
        throw new Error(`What is here ends at ${reached}, before ${page.after}: it is asked again.`);
      if (isLast) await standing.put('behind', 0);
    }
  }

  return {
    async follow(signal) {
      const standing = createStanding(db);
      for (let failures = 0; !signal.aborted; failures += 1) {
        await followOnce(signal, standing).catch(async (cause: unknown) => {
          if (signal.aborted) return;
          if (standing.of('connected') === 1) {
            failures = 0;
            onFault(cause);
          }
          await standing.put('connected', 0).catch(() => undefined);
        });
        await wait(AGAIN_MS[failures] ?? AGAIN_MS.at(-1), undefined, { signal }).catch(() => undefined);
      }
    },
    heard,
    receive,
    position: () => applied,
    async look() {
      const before = timesHeard;
      const position = await readState(db, 'applied');
      // What was heard meanwhile is newer.
      if (position !== undefined && timesHeard === before) knowing(position);
    },
    async reached(position, timeoutMs) {
      if (!(await bell.until(() => applied >= position, timeoutMs))) return false;
      // A crash of the database may have taken what was heard of before it.
      return ((await readState(db, 'applied')) ?? 0) >= position;
    },
    async state() {
      const { rows } = await sql<{ name: string; value: string }>`
        select name, value from sync_state where name in ('applied', 'behind', 'connected')`.execute(db);
      const of = (name: string) => Number(rows.find((row) => row.name === name)?.value ?? 0);
      const since = of('behind');
      return {
        applied: of('applied'),
        lagMs: since === 0 ? 0 : Math.max(0, Date.now() - since),
        isConnected: of('connected') === 1,
      };
    },
  };
}

/** What all processes of a side know of the one that follows; written where it has changed. */
interface Standing {
  /** `behind` is since when, in milliseconds since 1970, or 0; `connected` 1 or 0. */
  put(name: 'behind' | 'connected', value: number): Promise<void>;
  of(name: 'behind' | 'connected'): number | undefined;
}

function createStanding(db: Kysely<object>): Standing {
  const known = new Map<string, number>();
  return {
    async put(name, value) {
      if (known.get(name) === value) return;
      await writeState(db, name, value);
      known.set(name, value);
    },
    of: (name) => known.get(name),
  };
}

/** Puts changes of the other side in their place: `sync_receive`, which says what it takes. */
export async function receiveRun(db: Kysely<object>, { after, changes }: ChangeRun): Promise<number> {
  // A statement is a transaction: to go there and back costs more than most runs do.
  const { rows } = await sql<{ position: number }>`
    select sync_receive(${JSON.stringify(changes)}::jsonb, ${after}) as position`.execute(db);
  return Number(rows[0]?.position ?? -1);
}
