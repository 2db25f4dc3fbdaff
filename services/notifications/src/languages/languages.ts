import { readCatalogue, sayIn, type Translation } from '@ficus/i18n/server';
import german from './de.json' with { type: 'json' };

const TRANSLATIONS = { en: undefined, de: readCatalogue('de', german) } satisfies Record<
  string,
  Translation | undefined
>;

/** The languages in which people are told something. */
export type Language = keyof typeof TRANSLATIONS;

export const LANGUAGES = Object.keys(TRANSLATIONS) as readonly Language[];

export function isLanguage(tag: string | undefined): tag is Language {
  return tag !== undefined && Object.hasOwn(TRANSLATIONS, tag);
}

/** What `say` says in a language. */
export function inLanguage<T>(language: Language, say: () => T): T {
  return sayIn(TRANSLATIONS[language], say);
}
