import { describe, expect, it } from 'vitest';
import type { Child } from './child.ts';
import { supervise } from './supervise.ts';

/** A child whose end the test decides. */
function fakeChild(stopped: () => void) {
  let end: (code: number | null) => void = () => undefined;
  const ended = new Promise<number | null>((resolve) => {
    end = resolve;
  });
  const child: Child = {
    name: 'chat',
    ended,
    async stop() {
      stopped();
      end(0);
    },
  };
  return { child, end };
}

describe('supervise', () => {
  it('starts a process that ended by itself again, and says so', async () => {
    const started: ReturnType<typeof fakeChild>[] = [];
    const said: string[] = [];
    const begin = async () => {
      const made = fakeChild(() => undefined);
      started.push(made);
      return made.child;
    };
    const supervised = await supervise('chat', begin, (line) => said.push(line));
    started[0]?.end(1);
    await expect.poll(() => started.length, { timeout: 3000 }).toBe(2);
    await expect
      .poll(() => said)
      .toEqual(['chat ended by itself (exit code 1); starting it again', 'chat runs again']);
    await supervised.stop(100);
    expect(await supervised.ended).toBe(0);
    expect(started).toHaveLength(2);
  });

  it('does not start again what was stopped, not even while it waits to', async () => {
    let starts = 0;
    const made = fakeChild(() => undefined);
    const supervised = await supervise(
      'chat',
      async () => {
        starts += 1;
        return made.child;
      },
      () => undefined,
    );
    made.end(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await supervised.stop(100);
    expect(await supervised.ended).toBe(1);
    expect(starts).toBe(1);
  });

  it('rejects when the first start fails', async () => {
    await expect(
      supervise(
        'chat',
        () => Promise.reject(new Error('no')),
        () => undefined,
      ),
    ).rejects.toThrow('no');
  });
});
