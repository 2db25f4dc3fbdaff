import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CASES, LAW_TIMEOUT } from './testing/arbitrary-session.ts';
import { readTime, timeForm, writeTime } from './time.ts';

vi.setConfig({ testTimeout: LAW_TIMEOUT });

describe('times', () => {
  it('come back in the form they came in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 253_402_300_799_999 }),
        fc.constantFrom('ms' as const, 'iso' as const),
        (ms, form) => {
          const written = writeTime(ms, form);
          expect(timeForm(written)).toBe(form);
          expect(readTime(written)).toBe(ms);
        },
      ),
      CASES,
    );
  });

  for (const wrong of [
    -1,
    Number.POSITIVE_INFINITY,
    1e18,
    '',
    'yesterday',
    '2024-13-45T99:00:00Z',
    '+300000-01-01T00:00:00Z',
    null,
    {},
    true,
  ]) {
    it(`are not read from ${JSON.stringify(wrong)}`, () => expect(readTime(wrong)).toBeUndefined());
  }
});
