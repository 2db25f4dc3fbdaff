import path from 'node:path';
import { catalogueFaults } from '@ficus/i18n/testing';
import { expect, test } from 'vitest';
import german from './de.json' with { type: 'json' };

test('every text has its German, and every German text its use', () => {
  const folders = [path.resolve(import.meta.dirname, '..')];
  // What is written elsewhere in this package are the messages of errors, for logs.
  expect(catalogueFaults({ folders, catalogue: german, findsLiterals: false })).toEqual([]);
});
