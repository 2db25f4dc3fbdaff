/** Work in small steps, so that whoever runs it can pause between two of them. */
export type Steps<T> = Generator<void, T, void>;

/** Longest stretch of work without a pause, in ms: a fifth of what a person notices, for what else the page does. */
const STRETCH_MS = 10;

/** Runs the steps to their end without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Runs the steps, letting the page do what it has to every few milliseconds. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let started = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - started < STRETCH_MS) continue;
    await pause();
    started = performance.now();
  }
}

interface Scheduling {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

/** To the end of the task queue. Without `scheduler.yield` by a message: timers of hidden tabs are slowed down. */
function pause(): Promise<void> {
  // The standard library's types do not know it yet.
  const { scheduler } = globalThis as Scheduling;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
