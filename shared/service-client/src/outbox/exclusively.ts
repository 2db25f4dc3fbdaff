/** The part of the Web Locks API that is used. */
export type Locks = Pick<LockManager, 'request'>;

/** Runs one task at a time of each name; rejects with the signal's reason if it does not get its turn before. */
export type Exclusively = <T>(name: string, task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/**
 * One at a time across the tabs of a browser, by Web Locks. Without them, across this page only: two tabs may then
 * interleave, which whoever uses it must survive by reading again before it writes, or by writes that are recognised.
 */
export function exclusively(locks: Locks | undefined): Exclusively {
  if (locks) {
    return async (name, task, signal) => await locks.request(name, signal ? { signal } : {}, task);
  }
  const tails = new Map<string, Promise<unknown>>();
  return (name, task, signal) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(() => {
      signal?.throwIfAborted();
      return task();
    });
    tails.set(
      name,
      turn.catch(() => {}),
    );
    return turn;
  };
}
