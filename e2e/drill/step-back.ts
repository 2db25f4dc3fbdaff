import { type ChildProcess, execFile } from 'node:child_process';

/**
 * Lets a process have only what the others leave of the processor (`SCHED_IDLE`), so that its start takes nothing from those
 * that answer. Returns what puts it on a level with them. Where `chrt` is not there, or the user may not do this, which root
 * may, nothing is done.
 */
export function stepBack({ pid }: Pick<ChildProcess, 'pid'>): () => void {
  if (pid === undefined || process.getuid?.() !== 0) return () => undefined;
  const set = (policy: '--idle' | '--other') =>
    new Promise<void>((resolve) => {
      execFile('chrt', ['--all-tasks', policy, '--pid', '0', String(pid)], () => resolve());
    });
  const isBack = set('--idle');
  return () => void isBack.then(() => set('--other'));
}
