import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalogueFaults } from './testing/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ficus-texts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const HI = `const a = () => t\`Hi \${name}\`;`;

/** The faults of a source, without where they are. */
function faultsOf(source: string, catalogue: Record<string, string> = {}): string[] {
  writeFileSync(path.join(folder, 'view.tsx'), source);
  return catalogueFaults({ folders: [folder], catalogue, names: ['Ficus'] }).map((line) =>
    line.replace(/\S*view\.tsx:\d+: /, ''),
  );
}

test('nothing is wrong where every text has its translation, and every translation its text', () => {
  const source = `
    const words = (n: number) => plural(n, { one: '# file', other: '# files' });
    export const View = () => <p className="a b" title={t\`Close\`}>{rich\`Runs at \${place}.\`} Ficus <code>npm run dev</code></p>;
    if (x === 'Escape') throw new Error('This is for logs.');`;
  expect(
    faultsOf(source, {
      Close: 'Schließen',
      'Runs at {0}.': 'Läuft auf {0}.',
      '{count, plural, one {# file} other {# files}}': '{count, plural, one {# Datei} other {# Dateien}}',
    }),
  ).toEqual([]);
});

test('a text without its translation, one without its text, and one that lost a value are found', () => {
  expect(faultsOf(HI)).toEqual(['has no translation: Hi {0}']);
  expect(faultsOf('', { Gone: 'Weg' })).toEqual(['catalogue: nothing says this any more: Gone']);
  expect(faultsOf(HI, { 'Hi {0}': 'Hallo' })).toEqual([
    'catalogue: has other values than its English text: Hi {0}',
  ]);
});

test.each([
  ['<p>Untranslated</p>', 'Untranslated'],
  ['<input placeholder="Search" />', 'Search'],
  ['<p>{isOpen ? "Hide" : "Show"}</p>', 'Hide'],
  ['const ROLES = { admin: "Admin" };', 'Admin'],
  [`announce(\`The name of \${x} is saved\`);`, 'The name of xx is saved'],
])('a text past the languages is found: %s', (source, text) => {
  expect(faultsOf(`const a = () => { ${source} };`)).toContain(
    `not asked for in the person's language: ${text}`,
  );
});

test('a text that is asked for while its module begins is found: no language is known then', () => {
  expect(faultsOf('const LABEL = t`Close`;', { Close: 'Zu' })).toEqual([
    'asked for before the language is known: Close',
  ]);
});
