import type { Remote } from '@ficus/remote-kit';

/** A view as the wrapper shows it. */
type Shown = { readonly view: 'legacy' } | { readonly view: 'remote'; readonly remote: Remote };

/** How views get on with a page that is not in English. */
export interface ViewsInLanguage {
  /** The remote with its words loaded; one that has none, or could not load them, says so by `languages`. */
  readonly bring: (remote: Remote) => Promise<Remote>;
  /** The language of a view where it is not the page's: the old views speak English, and so does a remote without words. */
  readonly languageOf: (shown: Shown) => 'en' | undefined;
}

/** So long the words may take; they were asked for with the code, and a view in English is better than none. */
const PATIENCE_MS = 1500;

/** How views get on with a page in this language. It comes with the language: English pages need nothing of it. */
export function viewsIn(language: string): ViewsInLanguage {
  return {
    async bring(remote) {
      const load = remote.languages?.[language];
      if (!load) return remote;
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
      const loaded = load().then(
        () => true,
        () => false,
      );
      return (await Promise.race([loaded, late])) ? remote : { ...remote, languages: {} };
    },
    languageOf: (shown) => (shown.view === 'remote' && shown.remote.languages?.[language] ? undefined : 'en'),
  };
}
