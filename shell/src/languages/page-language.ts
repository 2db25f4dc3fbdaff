import type { Translation } from '@ficus/i18n';
import type { ViewsInLanguage } from './views-in.ts';

/** What a page in another language than English has beside the host's own code. */
export type PageLanguage = Translation & ViewsInLanguage;

declare global {
  /** Set by the script of the page's language (`de.ts`), which the document has run before the host's own. */
  var ficusLanguage: PageLanguage | undefined;
}

/** The page's language; undefined: English. Should its script be missing, the page is English, and says so. */
export function pageLanguage(page: HTMLElement): PageLanguage | undefined {
  const { ficusLanguage } = globalThis;
  if (!ficusLanguage) page.lang = 'en';
  return ficusLanguage;
}
