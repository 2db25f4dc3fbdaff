import german from '../src/languages/de.json' with { type: 'json' };
import { isLanguage, type Language } from '../src/languages/languages.ts';

/** The texts of the document itself, and of the tables that it reads, by language. */
const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: {}, de: german };

/** Name of the chunk with a language's catalogue; English has none. */
export function catalogueChunk(language: Language): string | undefined {
  return language === 'en' ? undefined : `language-${language}`;
}

/** The language of a page: the one that was chosen in this browser, else the best of those that it asks for, else English. */
export function languageOf(request: { language?: string | undefined; acceptLanguage?: string | undefined }) {
  const { language: chosen, acceptLanguage = '' } = request;
  return isLanguage(chosen) ? chosen : (accepted(acceptLanguage).find(isLanguage) ?? 'en');
}

/** Puts the document's few texts into a language. They have no values. */
export function wordsOf(language: Language): (english: string) => string {
  return (english) => CATALOGUES[language][english] ?? english;
}

/** The languages of an Accept-Language header (RFC 9110, 12.5.4), the most wanted first, without their regions. */
function accepted(header: string): string[] {
  return header
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
      return { tag: tag.split('-')[0] ?? '', quality: Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
