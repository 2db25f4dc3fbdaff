/** Runs a task once nothing else is to be done, after two seconds at the latest. */
export function whenIdle(task: () => void): void {
  // Safari has no such call.
  if (typeof requestIdleCallback !== 'function') setTimeout(task, 200);
  else requestIdleCallback(task, { timeout: 2_000 });
}
