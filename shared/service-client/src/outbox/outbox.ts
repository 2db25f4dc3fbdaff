import { exclusively, type Locks } from './exclusively.ts';
import { createMemoryDatabase, type OutboxDatabase, openOutboxDatabase } from './outbox-database.ts';
import { isTemporary, type OutboxEnd, OutboxError } from './outbox-error.ts';
import { createWake } from './wake.ts';

/** A write as the outbox keeps it. */
export interface Write {
  /** Made once, and sent with every try: by it the service recognises what it has done already. */
  readonly key: string;
  /** What the write is, such as `chat.send`: by it whoever can perform it finds it again after a reload. */
  readonly kind: string;
  /** Writes of one lane are sent one after the other, such as the messages of one conversation. */
  readonly lane: string;
  /** Plain data. */
  readonly input: unknown;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * A write on its way. `waiting`: it could not be sent, and is tried again by itself; `error` says why. A try by itself
 * leaves it waiting until the service has taken it: each would otherwise look like news, and fail again in a moment.
 */
export interface OutboxEntry extends Write {
  readonly state: 'sending' | 'waiting';
  readonly attempts: number;
  readonly error?: unknown;
}

/** Sends a write once. */
export type Perform<T> = (taken: () => void) => Promise<T>;

/** Durable writes of one person. */
export interface Outbox {
  /** What is on its way from this page, oldest first. The same array until something changes. */
  entries(): readonly OutboxEntry[];
  /** Calls the listener after each change of `entries`; returns its undo. */
  subscribe(listener: () => void): () => void;
  /**
   * Keeps a write, then performs it until it is done: again and again after failures that pass by themselves, whatever
   * happens to the page in between. Nothing is sent before it is kept, unless storage takes longer than a second.
   * `perform` may call `taken` as soon as the service has the write, ahead of its answer. Resolves to the answer.
   * Rejects with the error of a write that the service refused, which stays kept, and with an `OutboxError` for one
   * that was discarded, done by another tab, or left by `signal`.
   */
  deliver<T>(write: Write, perform: Perform<T>, signal?: AbortSignal): Promise<T>;
  /** Kept writes of a kind that are not on their way from this page: after a reload, a crash, or a refusal. */
  kept(kind: string): Promise<readonly Write[]>;
  /** Tries at once what waits. */
  retry(): void;
  /** Forgets a write. One that is being sent at this moment may still arrive. */
  discard(key: string): Promise<void>;
}

/** What the outbox works with. */
export interface OutboxOptions {
  /** Whose writes: a person in a tenant. */
  readonly owner: string;
  /** Absent where the browser denies it: writes then live as long as the page. */
  readonly indexedDB: IDBFactory | undefined;
  readonly locks: Locks | undefined;
  /** Where `online` is heard, such as `window`. */
  readonly target?: Pick<EventTarget, 'addEventListener'> | undefined;
  /** Upper bound of the wait before the first retry, in milliseconds; doubles with each, up to a minute. Default: 1000. */
  readonly backoffMs?: number;
}

const LONGEST_WAIT_MS = 60_000;
const DEFAULT_BACKOFF_MS = 1_000;
/** Keeping takes a few milliseconds. Storage that hangs must not keep anybody from writing: then it is sent unkept. */
const KEEP_MS = 1_000;

interface Delivery {
  entry: OutboxEntry;
  readonly ending: AbortController;
  /** It was kept by another page, or an earlier try: another tab may have done it meanwhile. */
  isOld: boolean;
  /** Settles when the write is kept, or cannot be. */
  readonly kept: Promise<unknown>;
}

/** Makes the outbox. Exactly once comes of two halves: it never forgets before the answer, the service knows the key. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { owner, backoffMs = DEFAULT_BACKOFF_MS } = options;
  const opened = open(options);
  const exclusive = exclusively(options.locks);
  const wake = createWake();
  const deliveries = new Map<string, Delivery>();
  const listeners = new Set<() => void>();
  /** Keys that `kept` has told of. */
  const known = new Set<string>();
  let entries: readonly OutboxEntry[] = [];
  options.target?.addEventListener('online', wake.ring);

  function changed() {
    entries = [...deliveries.values()].map(({ entry }) => entry);
    for (const listener of listeners) listener();
  }
  function mark(delivery: Delivery, change: Partial<OutboxEntry>) {
    delivery.entry = { ...delivery.entry, ...change };
    changed();
  }

  function sending(delivery: Delivery) {
    if (delivery.entry.state !== 'sending') mark(delivery, { state: 'sending' });
  }

  async function attempt<T>(delivery: Delivery, perform: Perform<T>): Promise<T> {
    const { key, lane } = delivery.entry;
    const task = async () => {
      const { isOld } = delivery;
      if (isOld) {
        if (!(await (await opened).has(key))) throw new OutboxError('done-elsewhere');
      } else await within(KEEP_MS, delivery.kept);
      mark(delivery, { attempts: delivery.entry.attempts + 1 });
      const answer = await perform(() => sending(delivery));
      const forgotten = delivery.kept
        .then(() => opened)
        .then((database) => database.remove(key))
        .catch(() => undefined);
      // A new write is nobody else's: its answer does not wait for the disk.
      if (isOld) await forgotten;
      return answer;
    };
    return exclusive(`ficus-outbox:${owner}:${lane}`, task, delivery.ending.signal);
  }

  async function persist<T>(delivery: Delivery, perform: Perform<T>): Promise<T> {
    const { signal } = delivery.ending;
    for (let retry = 0; ; retry += 1) {
      signal.throwIfAborted();
      try {
        return await attempt(delivery, perform);
      } catch (error) {
        signal.throwIfAborted();
        await within(KEEP_MS, delivery.kept);
        if (!isTemporary(error)) throw error;
        delivery.isOld = true;
        mark(delivery, { state: 'waiting', error });
        await wake.wait(Math.random() * Math.min(backoffMs * 2 ** retry, LONGEST_WAIT_MS), signal);
      }
    }
  }

  return {
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async deliver(write, perform, signal) {
      const ending = new AbortController();
      const end = (why: OutboxEnd) => ending.abort(new OutboxError(why));
      const leave = () => end('left');
      const delivery: Delivery = {
        entry: { ...write, state: 'sending', attempts: 0 },
        ending,
        isOld: known.delete(write.key),
        kept: opened.then((database) => database.put(write)).catch(() => undefined),
      };
      deliveries.set(write.key, delivery);
      changed();
      signal?.addEventListener('abort', leave);
      if (signal?.aborted) leave();
      try {
        return await persist(delivery, perform);
      } finally {
        signal?.removeEventListener('abort', leave);
        if (deliveries.get(write.key) === delivery) deliveries.delete(write.key);
        changed();
      }
    },
    async kept(kind) {
      const all = await (await opened).all();
      const found = all.filter((write) => write.kind === kind && !deliveries.has(write.key));
      for (const { key } of found) known.add(key);
      return found;
    },
    retry() {
      for (const delivery of deliveries.values()) sending(delivery);
      wake.ring();
    },
    async discard(key) {
      // At once: the same write may be handed in again before the database has forgotten this one.
      deliveries.get(key)?.ending.abort(new OutboxError('discarded'));
      await (await opened).remove(key);
    },
  };
}

/** Waits for a promise, but no longer than this. */
async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function open({ indexedDB, owner }: OutboxOptions): Promise<OutboxDatabase> {
  if (!indexedDB) return createMemoryDatabase();
  return openOutboxDatabase(indexedDB, owner).catch(createMemoryDatabase);
}
