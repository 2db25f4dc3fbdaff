import { findLiterals } from './find-literals.ts';
import { parseSources } from './parse-sources.ts';
import { readTexts, type Text } from './read-texts.ts';

/** What a package's catalogue is held against. */
export interface CatalogueCheck {
  /** Folders of its sources. */
  readonly folders: readonly string[];
  /** Names of folders in them that speak English only. Default: none. */
  readonly except?: readonly string[];
  /** Its texts in another language, by their English keys. */
  readonly catalogue: Readonly<Record<string, string>>;
  /** Texts that are read by `translate` and written in no such call: titles in a table. Default: none. */
  readonly tables?: readonly string[];
  /** Literals that look like texts and are none, such as the names of products. Default: none. */
  readonly names?: readonly string[];
  /** Whether literals are looked for; not where most are for logs. Default: true. */
  readonly findsLiterals?: boolean;
}

/**
 * What is wrong between a package's sources and its catalogue, each fault a line; empty when all is well: a text without
 * its translation, a translation without its text, values that are lost, a text that was never asked for in the person's
 * language, and one that is asked for before that is known.
 */
export function catalogueFaults(check: CatalogueCheck): string[] {
  const { catalogue, tables = [], names = [], findsLiterals = true } = check;
  const known = [...names, ...tables];
  const files = parseSources(check.folders, check.except);
  const texts = files.flatMap(readTexts);
  const literals = (findsLiterals ? files : [])
    .flatMap(findLiterals)
    .filter((line) => !known.some((name) => line.endsWith(`: ${name}`)));
  const wanted = new Set([...texts.map(({ key }) => key), ...tables]);
  return [
    ...texts
      .filter(({ isTooEarly }) => isTooEarly)
      .map((text) => fault(text, 'asked for before the language is known')),
    ...texts.filter(({ key }) => !(key in catalogue)).map((text) => fault(text, 'has no translation')),
    ...tables.filter((key) => !(key in catalogue)).map((key) => `a table: has no translation: ${key}`),
    ...Object.keys(catalogue)
      .filter((key) => !wanted.has(key))
      .map((key) => `catalogue: nothing says this any more: ${key}`),
    ...Object.entries(catalogue)
      .filter(([key, message]) => valuesIn(key) !== valuesIn(message))
      .map(([key]) => `catalogue: has other values than its English text: ${key}`),
    ...literals.map((line) => `not asked for in the person's language: ${line}`),
  ];
}

function fault({ key, place }: Text, words: string): string {
  return `${place}: ${words}: ${key}`;
}

/** The names of its values, once each; `#` stands for a plural's own. */
function valuesIn(message: string): string {
  const names = [...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name);
  return [...new Set(names)].sort().join();
}
