import { setTimeout as wait } from 'node:timers/promises';
import { findSides } from './sides.ts';

/** `npm run backfill`: shows how far the sides have got in taking over what the other had before they followed it. */
const { monolith, directory } = await findSides(process.env);
const WIDTH = 30;
const begun = performance.now();

for (const side of [monolith, directory]) {
  let first: number | undefined;
  for (;;) {
    const { me, backfill } = await side.state();
    if (!backfill) {
      console.log(`${me}: nothing is taken over yet (is the other side there?)`);
      process.exitCode = 1;
      break;
    }
    const { done, total, entity, isDone } = backfill;
    first ??= done;
    const part = isDone || total === 0 ? 1 : Math.min(1, done / total);
    const rate = (done - first) / ((performance.now() - begun) / 1000);
    const left = isDone
      ? 'done'
      : rate > 0
        ? `${entity}, ${Math.ceil((total - done) / rate)} s left`
        : entity;
    const bar = '█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '░');
    const line = `${me.padEnd(10)} ${bar} ${Math.floor(part * 100)} %  ${done} of ${total}  ${left}`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
    if (isDone) break;
    await wait(500);
  }
  if (process.stdout.isTTY) process.stdout.write('\n');
}
