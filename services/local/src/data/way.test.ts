import { expect, test } from 'vitest';
import { presentStage, wayTo } from './way.ts';

test.each([
  ['off', 'live', ['dualwrite', 'shadow', 'live']],
  ['complete', 'off', ['rampdown', 'live', 'shadow', 'dualwrite', 'off']],
  ['live', 'shadow', ['shadow']],
  ['live', 'live', []],
] as const)('the way from %s to %s is %j', (from, to, way) => {
  expect(wayTo(from, to)).toEqual(way);
});

test.each([
  [{}, 'complete'],
  [{ shadow: 100 }, 'shadow'],
  [{ live: 10, shadow: 90 }, 'shadow'],
  [{ unknown: 100 }, 'complete'],
] as const)('shares %j are at %s', (shares, stage) => {
  expect(presentStage(shares)).toBe(stage);
});
