import { z } from 'zod/mini';

/** One change as the other side tells it: the whole entity as it is then; without `data` it is gone. */
export const Change = z.object({
  /** Where it stands in the log of the side that tells it; 0 for one that was read from the table itself. */
  seq: z.number(),
  entity: z.string(),
  key: z.string(),
  epoch: z.number(),
  version: z.number(),
  origin: z.string(),
  data: z.unknown(),
  /** The part that it belongs to; only where it was read from the table itself. */
  partition: z.optional(z.string()),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type Change = z.infer<typeof Change>;

/** All that a log has between a position and its last change here. */
export const ChangeRun = z.object({
  /** The position that they come after: who has not got so far misses something between. */
  after: z.number(),
  changes: z.array(Change),
});
export type ChangeRun = z.infer<typeof ChangeRun>;

/** A piece of a log, and where the log ends. */
export const ChangePage = z.extend(ChangeRun, { head: z.number() });
export type ChangePage = z.infer<typeof ChangePage>;

/** Rows of an entity by key, with their stamps; no `next`: there are no more. */
export const RowPage = z.object({ rows: z.array(Change), next: z.optional(z.string()), tookMs: z.number() });
export type RowPage = z.infer<typeof RowPage>;

/** Digest of the rows whose hashed key begins with a prefix. */
export const Digest = z.object({ prefix: z.string(), count: z.number(), digest: z.string() });
export type Digest = z.infer<typeof Digest>;

/** How far a side has got with what the other tells. */
export const SyncState = z.object({
  me: z.string(),
  /** Last change in the log of this side. */
  head: z.number(),
  /** Last change of the other side that this one has applied. */
  applied: z.number(),
  /** Age of the oldest change of the other side that is not applied yet, in ms; 0 when there is none, as far as is known. */
  lagMs: z.number(),
  /** Whether the last request for changes was answered. */
  isConnected: z.boolean(),
  lost: z.number(),
  refused: z.number(),
  /** What the beginning has brought over; absent while nothing has had to be. */
  backfill: z.optional(
    z.object({ entity: z.string(), done: z.number(), total: z.number(), isDone: z.boolean() }),
  ),
});
export type SyncState = z.infer<typeof SyncState>;
