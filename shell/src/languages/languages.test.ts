import path from 'node:path';
import { catalogueFaults } from '@ficus/i18n/testing';
import { expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../document/demo-people.ts';
import { features } from '../features.ts';
import { PROFILE } from '../host-pages.ts';
import german from './de.json' with { type: 'json' };
import { LANGUAGES } from './languages.ts';

const shell = path.resolve(import.meta.dirname, '../..');

test('every text of the host has its German, every German text its use, and none is written past the languages', () => {
  const faults = catalogueFaults({
    folders: [path.join(shell, 'src')],
    // The old application speaks English, and so do the tools of those who run it.
    except: ['legacy', 'inspector'],
    catalogue: german,
    // The document looks its texts up: those of these tables, and one of its own.
    tables: [
      ...[...features, PROFILE].map(({ title }) => title),
      ...DEMO_PEOPLE.map(({ detail }) => detail),
      'Ficus needs JavaScript.',
    ],
    names: [
      'Ficus',
      ...Object.values(LANGUAGES),
      // Ids of commands.
      'go back',
      'try again',
      'sign out',
      'theme light',
      'theme dark',
      'theme system',
      'tenant page',
      // For logs.
      'Unknown',
      'This answer is for somebody else, or for another tenant.',
    ],
  });
  expect(faults).toEqual([]);
});
