import { expect, test } from 'vitest';
import { roomOf, roomWords } from './room-words.ts';

test.each([
  [0, 5, 'free', 'Room for 5 more.'],
  [3, 5, 'free', 'Room for 2 more.'],
  [4, 5, 'near', 'Nearly full: room for one more.'],
  [399, 500, 'free', 'Room for 101 more.'],
  [400, 500, 'near', 'Nearly full: room for 100 more.'],
  [1, 2, 'near', 'Nearly full: room for one more.'],
  [5, 5, 'full', 'Full: no more can be added. Deactivate somebody'],
  [7, 5, 'over', '2 more than the plan allows. What is here stays, and nothing can be added.'],
  [0, 0, 'full', 'Full: no more can be added.'],
] as const)('%i of %i people is %s', (used, limit, room, words) => {
  const measure = { id: 'people', used, limit };
  expect(roomOf(measure)).toBe(room);
  expect(roomWords(measure)).toContain(words);
});

test('what has no limit has no room to speak of', () => {
  expect(roomOf({ id: 'people', used: 7 })).toBeUndefined();
  expect(roomWords({ id: 'people', used: 7 })).toBe('The plan does not limit it.');
});
