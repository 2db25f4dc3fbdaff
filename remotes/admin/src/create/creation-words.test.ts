import { expect, test } from 'vitest';
import { creationWords } from './creation-words.ts';

const creation = { id: 'c', email: 'e', name: 'E', role: 'member' as const, createdAt: 0 };

test.each([
  ['account', undefined, /1 of 3/],
  ['welcome', undefined, /3 of 3/],
  ['undoing', 'address-in-use', /taken back/],
  ['failed', 'address-in-use', /Invite them instead/],
  ['failed', 'too-late', /nothing was made. Try again/],
  ['failed', 'some-new-reason', /nothing was made/],
  ['some-new-state', undefined, /some-new-state/],
])('%s, %s', (state, reason, words) => {
  expect(creationWords({ ...creation, state, ...(reason && { reason }) })).toMatch(words);
});
