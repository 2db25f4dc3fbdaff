import compile from 'icu-minify/compile';
import { wordsFrom } from './catalogue.ts';
import { speak, spoken, type Translation } from './text.ts';

export { language, t } from './text.ts';
export type { Translation };

/** The words of a language for a process that speaks several, from ICU messages by their English keys. */
export function readCatalogue(language: string, catalogue: Readonly<Record<string, string>>): Translation {
  const compiled = Object.entries(catalogue).map(([key, message]) => [key, compile(message)]);
  return wordsFrom(language, Object.fromEntries(compiled));
}

/** What is said in a language, English where none is given. The language holds until `say` returns: it cannot wait. */
export function sayIn<T>(translation: Translation | undefined, say: () => T): T {
  const before = spoken();
  speak(translation);
  try {
    return say();
  } finally {
    speak(before);
  }
}
