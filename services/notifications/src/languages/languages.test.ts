import path from 'node:path';
import { catalogueFaults } from '@ficus/i18n/testing';
import { expect, test } from 'vitest';
import german from './de.json' with { type: 'json' };

test('every text has its German, every German text its use', () => {
  const folders = [path.resolve(import.meta.dirname, '..')];
  expect(catalogueFaults({ folders, catalogue: german, findsLiterals: false })).toEqual([]);
});
