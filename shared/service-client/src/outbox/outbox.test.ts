import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { serviceError } from '../service-error.ts';
import { createOutbox, isOutboxError, type Outbox, type Write } from './index.ts';

const facts = { route: 'POST /x', requestId: 'r', message: 'failed' };
const offline = () => serviceError('offline', facts);
const refused = () => serviceError('invalid', { ...facts, fields: [] });

function open(indexedDB: IDBFactory | undefined = new IDBFactory(), backoffMs = 1) {
  const target = new EventTarget();
  return {
    target,
    outbox: createOutbox({ owner: 'ada', indexedDB, locks: undefined, target, backoffMs }),
  };
}

const write = (key: string, lane = 'a'): Write => ({
  key,
  lane,
  kind: 'test',
  input: { key },
  createdAt: Number(key),
});
const ended = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => (isOutboxError(error) ? error.code : Reflect.get(Object(error), 'code')),
  );

/** A write that never gets its answer: what a page leaves behind that dies in the middle. */
const never = () => new Promise<never>(() => undefined);

test('tries again until it is done, and forgets it then', async () => {
  const { outbox } = open();
  let tries = 0;
  const answer = await outbox.deliver(write('1'), async () => {
    tries += 1;
    if (tries < 5) throw offline();
    return 'done';
  });
  expect(answer).toBe('done');
  expect(tries).toBe(5);
  expect(outbox.entries()).toEqual([]);
  expect(await outbox.kept('test')).toEqual([]);
});

test('a page that dies in the middle leaves the write to the next one', async () => {
  const indexedDB = new IDBFactory();
  const first = open(indexedDB).outbox;
  let isSent = false;
  void first.deliver(write('1'), () => {
    isSent = true;
    return never();
  });
  await expect.poll(() => isSent).toBe(true);
  const second = open(indexedDB).outbox;
  const kept = await second.kept('test');
  expect(kept).toEqual([write('1')]);
  expect(await second.kept('other')).toEqual([]);
  await second.deliver(kept[0] as Write, async () => 'done');
  expect(await open(indexedDB).outbox.kept('test')).toEqual([]);
});

test('writes of one lane go one after the other, those of another do not wait for them', async () => {
  const { outbox } = open();
  const order: string[] = [];
  const perform = (name: string, ms: number) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    order.push(`${name} ends`);
  };
  await Promise.all([
    outbox.deliver(write('1', 'a'), perform('a1', 30)),
    outbox.deliver(write('2', 'a'), perform('a2', 0)),
    outbox.deliver(write('3', 'b'), perform('b', 0)),
  ]);
  expect(order.indexOf('a1 ends')).toBeLessThan(order.indexOf('a2 begins'));
  expect(order.indexOf('b ends')).toBeLessThan(order.indexOf('a1 ends'));
});

test('tells what waits and why, and tries at once when the connection is back', async () => {
  const { outbox, target } = open(undefined, 1_000_000);
  let tries = 0;
  const delivering = outbox.deliver(write('1'), async () => {
    tries += 1;
    if (tries < 2) throw offline();
  });
  await expect.poll(() => outbox.entries()).toMatchObject([{ state: 'waiting', error: { code: 'offline' } }]);
  target.dispatchEvent(new Event('online'));
  await delivering;
  expect(tries).toBe(2);
});

test('what waits goes on waiting while it is tried, until the service takes it or the person wants it sent', async () => {
  const { outbox, target } = open(undefined, 1_000_000);
  const states: string[] = [];
  outbox.subscribe(() => states.push(...outbox.entries().map(({ state }) => state)));
  let tries = 0;
  const answer = Promise.withResolvers<void>();
  const delivering = outbox.deliver(write('1'), async (taken) => {
    tries += 1;
    if (tries < 4) throw offline();
    taken();
    await answer.promise;
  });
  await expect.poll(() => states.at(-1)).toBe('waiting');
  states.length = 0;
  target.dispatchEvent(new Event('online'));
  await expect.poll(() => outbox.entries()).toMatchObject([{ attempts: 2 }]);
  await expect.poll(() => states.length).toBeGreaterThan(1);
  expect(new Set(states)).toEqual(new Set(['waiting']));
  outbox.retry();
  expect(outbox.entries()).toMatchObject([{ state: 'sending' }]);
  await expect.poll(() => outbox.entries()).toMatchObject([{ attempts: 3, state: 'waiting' }]);
  target.dispatchEvent(new Event('online'));
  await expect.poll(() => outbox.entries()).toMatchObject([{ attempts: 4, state: 'sending' }]);
  answer.resolve();
  await delivering;
});

test('what the service refuses is told, and stays kept for its writer', async () => {
  const { outbox } = open();
  expect(await ended(outbox.deliver(write('1'), () => Promise.reject(refused())))).toBe('invalid');
  expect(await outbox.kept('test')).toEqual([write('1')]);
  await outbox.discard('1');
  expect(await outbox.kept('test')).toEqual([]);
});

test('what is discarded is tried no more; what its view leaves is kept', async () => {
  const { outbox } = open(undefined, 1_000_000);
  const leaving = new AbortController();
  const discarded = ended(outbox.deliver(write('1'), () => Promise.reject(offline())));
  const left = ended(outbox.deliver(write('2', 'b'), () => Promise.reject(offline()), leaving.signal));
  await expect.poll(() => outbox.entries().map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  await outbox.discard('1');
  leaving.abort();
  expect(await Promise.all([discarded, left])).toEqual(['discarded', 'left']);
  expect(await outbox.kept('test')).toEqual([write('2', 'b')]);
});

test('two tabs that go on with the same write do it once', async () => {
  const indexedDB = new IDBFactory();
  let tail: Promise<unknown> = Promise.resolve();
  // The locks of one browser.
  const locks = {
    request: (_name: string, _options: object, task: () => Promise<unknown>) => {
      const turn = tail.then(task);
      tail = turn.catch(() => undefined);
      return turn;
    },
  } as unknown as LockManager;
  const tabs: Outbox[] = [1, 2].map(() => createOutbox({ owner: 'ada', indexedDB, locks }));
  await ended(tabs[0]?.deliver(write('1'), () => Promise.reject(refused())) ?? never());
  let done = 0;
  const ends = await Promise.all(
    tabs.map(async (tab) => {
      const [kept] = await tab.kept('test');
      return ended(
        tab.deliver(kept as Write, async () => {
          done += 1;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }),
      );
    }),
  );
  expect(done).toBe(1);
  expect(ends.sort()).toEqual(['answered', 'done-elsewhere']);
});

test('nothing is sent before it is kept, on the disk and not only on its way there', async () => {
  const order: string[] = [];
  const begin = IDBDatabase.prototype.transaction;
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args: Parameters<typeof begin>
  ) {
    const transaction = begin.apply(this, args);
    if (args[1] === 'readwrite')
      transaction.addEventListener('complete', () => order.push(`${args[2]?.durability}`));
    return transaction;
  });
  try {
    await open().outbox.deliver(write('1'), async () => void order.push('sent'));
    expect(order.slice(0, 2)).toEqual(['strict', 'sent']);
  } finally {
    spy.mockRestore();
  }
});

test('storage that hangs keeps nobody from writing', async () => {
  // A database whose opening never ends, as browsers have it now and then.
  const { outbox } = open({ open: () => new IDBOpenDBRequest() } as unknown as IDBFactory);
  const began = performance.now();
  expect(await outbox.deliver(write('1'), async () => 'done')).toBe('done');
  expect(performance.now() - began).toBeGreaterThan(900);
});
