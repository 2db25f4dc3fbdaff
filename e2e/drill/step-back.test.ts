import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { stepBack } from './step-back.ts';

/** As `sched(7)` numbers them. */
const [OTHER, IDLE] = [0, 5];

/** The policies by which a process's threads are scheduled, each once. */
async function policies(pid: number): Promise<Set<number>> {
  const threads = await readdir(`/proc/${pid}/task`);
  const stats = await Promise.all(threads.map((id) => readFile(`/proc/${pid}/task/${id}/stat`, 'utf8')));
  // The name of a program may hold spaces: fields are counted from behind it.
  return new Set(stats.map((stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[38])));
}

test.skipIf(process.getuid?.() !== 0)(
  'a process has what the others leave, with all its threads, until it comes forward',
  async () => {
    const child = fork('-e', ['process.send("here"); setInterval(() => {}, 1000)'], { execArgv: [] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'message');
    const pid = child.pid ?? 0;
    expect(await policies(pid)).toEqual(new Set([OTHER]));
    const comeForward = stepBack(child);
    await expect.poll(() => policies(pid)).toEqual(new Set([IDLE]));
    comeForward();
    await expect.poll(() => policies(pid)).toEqual(new Set([OTHER]));
  },
);

test('one that is gone already is no fault', async () => {
  const child = fork('-e', [''], { execArgv: [] });
  await once(child, 'exit');
  stepBack(child)();
});
