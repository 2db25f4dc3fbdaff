import type { ChildProcess } from 'node:child_process';

/**
 * Lets a process run for a part of the time only, so that its start does not take a core from those that answer. Returns
 * what lets it go; to be called before it is spoken to, or ended: a process that is held hears nothing.
 */
export function runInSlices(child: ChildProcess, { runMs, restMs }: { runMs: number; restMs: number }) {
  let timer = setTimeout(hold, runMs);
  function hold() {
    child.kill('SIGSTOP');
    timer = setTimeout(goOn, restMs);
  }
  function goOn() {
    child.kill('SIGCONT');
    timer = setTimeout(hold, runMs);
  }
  return (): void => {
    clearTimeout(timer);
    child.kill('SIGCONT');
  };
}
