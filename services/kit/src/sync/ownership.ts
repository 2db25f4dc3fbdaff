import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { problem } from '../problem.ts';
import { isWarmingUp } from '../warm-up.ts';
import type { Follower } from './follower.ts';
import { partitionOfRequest } from './partition-of-request.ts';
import { mayPassOn, type PassedOn, passOn } from './pass-on.ts';
import type { SyncClient } from './sync-client.ts';
import { NOT_OWNER } from './sync-functions.ts';

/** Whose turn it is to write each part of the data. */
export interface Ownership {
  /**
   * Does the work of a request that writes. Where the other side writes that part, first asks it for the part, and waits
   * until all that it wrote before is here; where it turns out only in the work that it is not ours, does it again: it
   * was rolled back. Throws 503 `not-owner` when the other side does not give the part in time.
   *
   * A part that the other side was given a moment ago stays there, where the front door allows it: the work is left to it,
   * and what it answered is resolved with. Else two front doors that do not agree yet would have it given to and fro.
   */
  keep<T>(request: FastifyRequest, work: () => Promise<T>): Promise<Kept<T>>;
  /** Asks for a part; returns when this side owns it. Throws 503 `not-owner`. */
  claim(partition: string): Promise<void>;
  /**
   * Before a write is answered: where the front door asks for it, waits until the other side has it too. Says in the
   * answer when it has not got it in time.
   */
  answered(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Until a part must have been given, in ms. A side that has just died is back within this time. */
const CLAIM_MS = 5_000;
const AGAIN_MS = 100;
/** So long a part that was given away is not asked for again: longer than front doors take to hear of a stage. */
const FRESH_MS = 500;
const TRIES = 4;

/** Header by which the front door asks that both sides have a write before it is answered: for so long, in ms. */
export const BOTH_HEADER = 'x-migration-both-ms';
/** Header of an answer to a write that only one side has yet. */
export const BEHIND_HEADER = 'x-migration-behind';
const MOST_MS = 1_000;

/** What came of a write: what the work made of it here, or what the other side answered. */
export type Kept<T> = { readonly made: T } | { readonly passedOn: PassedOn };

/** Makes it. */
export function createOwnership(options: {
  readonly db: Kysely<object>;
  readonly me: string;
  readonly firstOwner: string;
  readonly peer: SyncClient;
  readonly follower: Follower;
  /** Waits until the other side has what is committed here; false if it takes longer than `timeoutMs`. */
  readonly followed: (timeoutMs: number) => Promise<boolean>;
}): Ownership {
  const { db, me, peer, follower } = options;
  const pending = new Map<string, Promise<void>>();

  async function standingOf(partition: string): Promise<{ isMine: boolean; isFresh: boolean }> {
    const { rows } = await sql<{ owner: string; is_fresh: boolean }>`
      select owner, coalesce(since > clock_timestamp() - ${`${FRESH_MS} ms`}::interval, false) as is_fresh
      from sync_owners where partition = ${partition}`.execute(db);
    return {
      isMine: (rows[0]?.owner ?? options.firstOwner) === me,
      isFresh: rows[0]?.is_fresh ?? false,
    };
  }
  /** Sees to it that a part is ours; else the write is done by who was given it a moment ago, whose answer is returned. */
  async function makeOurs(request: FastifyRequest, partition: string): Promise<PassedOn | undefined> {
    const { isMine, isFresh } = await standingOf(partition);
    if (isMine) return undefined;
    if (isFresh && mayPassOn(request)) return passOn(request, peer.url);
    await claim(partition);
    return undefined;
  }
  async function ask(partition: string): Promise<void> {
    const limit = performance.now() + CLAIM_MS;
    let cause: unknown;
    while (performance.now() < limit) {
      try {
        const { position, owner, epoch, run } = await peer.handOver(partition, me, follower.position());
        const isHere = run !== undefined && (await follower.receive(run)) >= position;
        if (isHere || (await follower.reached(position, limit - performance.now()))) {
          // A database that was begun anew has not seen the word of it.
          if (owner === me) await take(db, partition, me, epoch);
          if ((await standingOf(partition)).isMine) return;
        }
      } catch (error) {
        cause = error;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    throw notOwner(cause);
  }
  async function claim(partition: string): Promise<void> {
    // Who rehearses takes nothing from the other side for it.
    if (isWarmingUp()) throw notOwner();
    const known = pending.get(partition);
    if (known) return known;
    const asked = ask(partition).finally(() => pending.delete(partition));
    pending.set(partition, asked);
    return asked;
  }
  return {
    claim,
    async answered(request, reply) {
      const timeoutMs = Number(request.headers[BOTH_HEADER] ?? 0);
      if (!(timeoutMs > 0)) return;
      if (!(await options.followed(Math.min(timeoutMs, MOST_MS)))) reply.header(BEHIND_HEADER, 'true');
    },
    async keep(request, work) {
      const about = partitionOfRequest(request);
      if (about !== undefined) {
        const passedOn = await makeOurs(request, about);
        if (passedOn) return { passedOn };
      }
      for (let tried = 1; ; tried += 1) {
        try {
          return { made: await work() };
        } catch (error) {
          const partition = partitionOf(error);
          if (partition === undefined || tried === TRIES) throw error;
          const passedOn = await makeOurs(request, partition);
          if (passedOn) return { passedOn };
        }
      }
    },
  };
}

function notOwner(cause?: unknown) {
  const headers = { 'retry-after': '1' };
  return problem(503, 'not-owner', 'This is being moved at the moment; try again.', { headers, cause });
}

/** Notes that a part was given to this side, unless something later is known of it. */
async function take(db: Kysely<object>, partition: string, me: string, epoch: number): Promise<void> {
  await sql`insert into sync_owners as known (partition, owner, epoch) values (${partition}, ${me}, ${epoch})
    on conflict (partition) do update set owner = excluded.owner, epoch = excluded.epoch
    where known.epoch < excluded.epoch`.execute(db);
}

/** The part that a write was refused for; undefined for any other error. */
function partitionOf(error: unknown): string | undefined {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (Reflect.get(one, 'code') === NOT_OWNER) return String(Reflect.get(one, 'detail'));
  }
  return undefined;
}
