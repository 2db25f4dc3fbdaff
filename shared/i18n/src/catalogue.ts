import format, { type CompiledMessage, type FormatOptions } from 'icu-minify/format';
import type { Translation } from './text.ts';

/** The texts of a language by their English keys, as `compileCatalogue` makes them of ICU messages. */
export type Catalogue = Readonly<Record<string, CompiledMessage>>;

const OPTIONS: FormatOptions = {
  formatters: {
    getDateTimeFormat: (...options) => new Intl.DateTimeFormat(...options),
    getNumberFormat: (...options) => new Intl.NumberFormat(...options),
    getPluralRules: (...options) => new Intl.PluralRules(...options),
  },
};

/** The words of a language from its catalogues; of two with the same key the later one counts. */
export function wordsFrom(language: string, ...catalogues: readonly Catalogue[]): Translation {
  const messages = new Map(catalogues.flatMap((catalogue) => Object.entries(catalogue)));
  return {
    language,
    text(english, values) {
      const message = messages.get(typeof english === 'string' ? english : keyOf(english));
      return message === undefined
        ? undefined
        : String(format(message, language, Object.fromEntries(Object.entries(values)), OPTIONS));
    },
  };
}

/** `Hello {0}` for the parts around a value. */
function keyOf(parts: readonly string[]): string {
  return parts.reduce((key, part, at) => `${key}{${at - 1}}${part}`);
}
