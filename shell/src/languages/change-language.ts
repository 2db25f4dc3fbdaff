import { LANGUAGE_COOKIE, type Language } from './languages.ts';

const YEAR_S = 31_536_000;

/**
 * Has this browser's pages in another language from now on: the next one, which is this one loaded anew. What a person
 * types is kept by then, or they were asked.
 */
export function changeLanguage(view: Pick<Window, 'document' | 'location'>, language: Language): void {
  view.document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Lax; Max-Age=${YEAR_S}`;
  view.location.reload();
}
