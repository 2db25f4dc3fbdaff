import { describe, expect, it } from 'vitest';
import { createFailureRecord } from './failure-record.ts';
import { openStorage } from './storage.ts';

function setUp(personId = 'ada') {
  const memory = new Map<string, string>();
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
    removeItem: (key: string) => void memory.delete(key),
  };
  const time = { now: 1_700_000_000_000 };
  const open = (id = personId) => createFailureRecord({ storage, personId: id, now: () => time.now });
  return { memory, time, open, record: open() };
}
const restMs = (record: ReturnType<typeof createFailureRecord>, now: number) =>
  (record.facts('chat').quarantines[0]?.until ?? Number.NaN) - now;

describe('createFailureRecord', () => {
  it('knows nothing at first', () => {
    expect(setUp().record.facts('chat')).toEqual({ quarantines: [] });
  });

  it('lets the quarantine grow with every failure, up to the longest', () => {
    const { record, time } = setUp();
    const rests = [1, 2, 3, 4, 5, 6].map(() => {
      record.failed('chat', '2.0.0', 'load-failed');
      const rest = restMs(record, time.now);
      time.now += rest;
      return rest;
    });
    expect(rests).toEqual([30_000, 120_000, 480_000, 1_920_000, 3_600_000, 3_600_000]);
  });

  it('remembers the failures of a version that was ready in between', () => {
    const { record, time } = setUp();
    record.failed('chat', '2.0.0', 'effect-error');
    record.succeeded('chat', '2.0.0');
    expect(record.facts('chat')).toEqual({ quarantines: [], lastGood: '2.0.0' });
    record.failed('chat', '2.0.0', 'effect-error');
    expect(restMs(record, time.now)).toBe(120_000);
  });

  it('forgets a failure an hour after its quarantine', () => {
    const { record, time } = setUp();
    record.failed('chat', '2.0.0', 'load-failed');
    time.now += 30_000 + 3_600_000;
    expect(record.facts('chat').quarantines).toEqual([]);
    record.failed('chat', '2.0.0', 'load-failed');
    expect(restMs(record, time.now)).toBe(30_000);
  });

  it('shortens a quarantine that a changed clock has made longer than the longest', () => {
    const { record, time } = setUp();
    record.failed('chat', '2.0.0', 'load-failed');
    time.now -= 900_000;
    record.failed('chat', '2.0.0', 'load-failed');
    time.now -= 7_200_000;
    expect(restMs(record, time.now)).toBe(3_600_000);
  });

  it('names the newest good version that does not rest and is not excepted', () => {
    const { record } = setUp();
    for (const version of ['1.0.0', '2.0.0', '3.0.0']) record.succeeded('chat', version);
    expect(record.lastGood('chat')).toBe('3.0.0');
    record.failed('chat', '3.0.0', 'render-error');
    expect(record.lastGood('chat')).toBe('2.0.0');
    expect(record.lastGood('chat', ['2.0.0'])).toBe('1.0.0');
    expect(record.lastGood('admin')).toBeUndefined();
  });

  it('survives the page, and belongs to one person', () => {
    const { record, open } = setUp();
    record.failed('chat', '2.0.0', 'load-failed');
    expect(open().facts('chat').quarantines).toHaveLength(1);
    expect(open('ben').facts('chat').quarantines).toHaveLength(0);
  });

  it('forgets a feature on request', () => {
    const { record } = setUp();
    record.failed('chat', '2.0.0', 'load-failed');
    record.forget('chat');
    expect(record.facts('chat')).toEqual({ quarantines: [] });
  });

  it.each(['not json', '[]', 'null', '{"chat":1}', '{"chat":{"failures":[{"version":2}],"good":[7]}}'])(
    'takes %s in its place for an empty record',
    (text) => {
      const { record, memory } = setUp();
      memory.set('ficus-failures:ada', text);
      expect(record.facts('chat')).toEqual({ quarantines: [] });
      record.failed('chat', '2.0.0', 'load-failed');
      expect(record.facts('chat').quarantines).toHaveLength(1);
    },
  );

  it('keeps only a few versions of a feature', () => {
    const { record, memory } = setUp();
    for (let patch = 0; patch < 50; patch += 1) record.failed('chat', `1.0.${patch}`, 'load-failed');
    for (let patch = 0; patch < 50; patch += 1) record.succeeded('chat', `1.1.${patch}`);
    expect(memory.get('ficus-failures:ada')?.length).toBeLessThan(1500);
    expect(record.lastGood('chat')).toBe('1.1.49');
  });
});

describe('openStorage', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  it.each([
    ['denied altogether', denied],
    ['denied on use', () => ({ getItem: denied, setItem: denied, removeItem: denied })],
    ['absent', () => undefined],
  ])('serves from memory where storage is %s', (_what, get) => {
    const storage = openStorage(get);
    storage.setItem('a', '1');
    expect(storage.getItem('a')).toBe('1');
    storage.removeItem('a');
    expect(storage.getItem('a')).toBeNull();
  });

  it('prefers the newer value in memory when the storage is full', () => {
    const full = { getItem: () => 'old', setItem: denied, removeItem: () => undefined };
    const storage = openStorage(() => full);
    storage.setItem('a', 'new');
    expect(storage.getItem('a')).toBe('new');
  });
});
