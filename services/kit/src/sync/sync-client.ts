import { z } from 'zod/mini';
import { askNeighbour } from '../ask-neighbour.ts';
import { type Change, ChangePage, ChangeRun, Digest, RowPage, SyncState } from './change.ts';

/** Header that the sides know each other by. */
export const SYNC_SECRET_HEADER = 'x-sync-secret';

/** A side of before changes were brought does not say where its page begins: where it was asked for. */
const ToldPage = z.extend(ChangePage, { after: z.optional(z.number()) });

const TIMEOUT_MS = 5_000;
const SLOW_MS = 60_000;

/** Asks a side. Throws when it does not answer, or answers with an error. */
export function createSyncClient(url: string, secret: string) {
  async function ask<T>(
    path: string,
    shape: z.ZodMiniType<T>,
    {
      body,
      signal,
      timeoutMs = TIMEOUT_MS,
    }: { body?: object; signal?: AbortSignal; timeoutMs?: number } = {},
  ): Promise<T> {
    const { status, text } = await askNeighbour(new URL(`/internal/sync/${path}`, url), {
      headers: {
        [SYNC_SECRET_HEADER]: secret,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      timeoutMs,
      ...(signal && { signal }),
    });
    if (status >= 300) throw new Error(`${url} answered ${status} at ${path}: ${text.slice(0, 300)}`);
    return shape.parse(JSON.parse(text));
  }
  const query = (path: string, values: Readonly<Record<string, string | number>>) =>
    `${path}?${new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))}`;

  return {
    url,
    changes: async (after: number, limit: number, waitMs: number, signal?: AbortSignal) => {
      const page = await ask(query('changes', { after, limit, waitMs }), ToldPage, {
        timeoutMs: waitMs + TIMEOUT_MS,
        ...(signal && { signal }),
      });
      return { ...page, after: page.after ?? after };
    },
    /** Brings changes of one's own; answers with how far the side has all then. */
    bring: (run: ChangeRun, timeoutMs: number) =>
      ask('changes', z.object({ position: z.number() }), { body: run, timeoutMs }),
    /**
     * Has a part handed over; answers with the position in the log at which it is, and with what the log has from `after` to
     * there, where that is little.
     */
    handOver: (partition: string, to: string, after: number) =>
      ask(
        'hand-over',
        z.object({
          position: z.number(),
          owner: z.string(),
          epoch: z.number(),
          run: z.optional(ChangeRun),
        }),
        { body: { partition, to, after } },
      ),
    /** Lets a side take parts without being given them. */
    usurp: (partitions: readonly string[]) => ask('usurp', z.object({}), { body: { partitions } }),
    /** Lets a side ask for parts. */
    claim: (partitions: readonly string[]) =>
      ask('claim', z.object({}), { body: { partitions }, timeoutMs: SLOW_MS }),
    state: () => ask('state', SyncState),
    rows: (entity: string, after: string, limit: number) =>
      ask(query('rows', { entity, after, limit }), RowPage, { timeoutMs: SLOW_MS }),
    counts: () => ask('counts', z.record(z.string(), z.number()), { timeoutMs: SLOW_MS }),
    owners: () =>
      ask('owners', z.object({ owners: z.record(z.string(), z.string()), firstOwner: z.string() })),
    digests: (entity: string, prefix: string) =>
      ask(query('digests', { entity, prefix }), z.array(Digest), { timeoutMs: SLOW_MS }),
    rowsUnder: (entity: string, prefix: string) =>
      ask(query('rows-under', { entity, prefix }), RowPage, { timeoutMs: SLOW_MS }),
    rowsOf: (entity: string, keys: readonly string[]) =>
      ask('rows-of', RowPage, { body: { entity, keys }, timeoutMs: SLOW_MS }),
    conflicts: () => ask('conflicts', z.array(z.record(z.string(), z.unknown()))),
    /** Puts rows as they are, whatever is there. */
    repair: (rows: readonly Change[], entity: string, removed: readonly string[]) =>
      ask('repair', z.object({}), { body: { entity, rows, removed }, timeoutMs: SLOW_MS }),
  };
}

export type SyncClient = ReturnType<typeof createSyncClient>;
