const started = performance.now();

/** Prints what is being done, and when it is done how long it took. Returns the task's result. */
export async function step<T>(title: string, task: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const tick = setInterval(() => say(`${title} … ${seconds(begun)}`), 10_000);
  try {
    const result = await task();
    say(`${title}: ${seconds(begun)}`);
    return result;
  } finally {
    clearInterval(tick);
  }
}

/** One line of progress. */
export function say(line: string): void {
  console.log(`  ${line}`);
}

/** Seconds since a moment, or since the program began, as text. */
export function seconds(since = started): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
