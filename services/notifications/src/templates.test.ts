import { expect, it } from 'vitest';
import { templates } from './templates.ts';

it.each([
  ['withdrawn', 'It was taken back from some, or from all.'],
  ['a reason of a later version', 'It does not go on by itself.'],
  ['toString', 'It does not go on by itself.'],
])('says why a rollout waits: %s', (why, text) => {
  const words = templates['rollout-paused']({ feature: 'chat', version: '1.0.0', percentage: 5, why });
  expect(words.text).toBe(text);
});
