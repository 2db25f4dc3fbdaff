import type { Attempt, WrapperEvent, WrapperEventBody } from '@ficus/migration-wrapper';
import { describe, expect, it } from 'vitest';
import { failuresIn, timingsIn } from './facts-of-events.ts';

const attempt: Attempt = { id: 1, view: 'remote', version: '1.5.0', signal: new AbortController().signal };
const event = (body: WrapperEventBody): WrapperEvent => ({
  ...body,
  feature: 'chat',
  at: 0,
  sinceStartMs: 0,
});

describe('the facts of a feature', () => {
  it('say how long the newest attempts took', () => {
    const ready = event({ type: 'ready', attempt, ms: 120.4 });
    const events = [event({ type: 'loaded', attempt, ms: 79.6 }), event({ type: 'loading', attempt }), ready];
    expect(timingsIn(events)).toEqual(['1.5.0 loaded in 80 ms', '1.5.0 ready in 120 ms']);
    expect(timingsIn([ready, ready, ready, ready])).toHaveLength(3);
  });

  it('say what failed, and why a person went back', () => {
    const fell = event({ type: 'fell-back', reason: 'load-failed', attempt, error: new Error('refused') });
    const events = [
      fell,
      event({ type: 'chose-legacy', note: 'too slow' }),
      event({ type: 'chose-legacy', note: '' }),
    ];
    expect(failuresIn(events)).toEqual([
      expect.stringContaining('1.5.0: load-failed, Error: refused'),
      expect.stringContaining('the person went back: too slow'),
    ]);
  });
});
