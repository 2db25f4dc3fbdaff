import { expect, test } from 'vitest';
import { splitAtWords } from './marked-words.tsx';

test.each([
  ['The leave of Élan', 'lea élan', ['The ', 'lea', 've of ', 'Élan', '']],
  ['A relief', 'lie', ['A relief']],
  ['x (y', '(y *', ['x (', 'y', '']],
  ['nothing', '***', ['nothing']],
])('in %j marks %j', (text, search, parts) => {
  expect(splitAtWords(text, search)).toEqual(parts);
});
