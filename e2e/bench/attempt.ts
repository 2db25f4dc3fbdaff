/** Does a task, and again when it fails, up to `times` in all, saying each failure. Throws the last. */
export async function tryAgain<T>(what: string, times: number, task: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time += 1) {
    try {
      return await task();
    } catch (cause) {
      if (time === times) throw new Error(`${what} failed ${times} times`, { cause });
      console.log(`${what} failed, again: ${String(cause)}`);
    }
  }
}

/** Does a part of a run that the others can do without: says why it failed, and gives `otherwise` in its place. */
export async function attempt<T>(what: string, otherwise: T, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    console.log(`${what} could not be measured:`, cause);
    return otherwise;
  }
}
