import { createContext, useContext, useEffect } from 'react';
import { type Later, useLater } from '../later/use-later.ts';
import { looksLikeMarkdown } from './looks-like-markdown.ts';

type Markdown = Later<typeof import('./index.ts')>;

const fetchMarkdown = () => import(/* webpackChunkName: "markdown" */ './index.ts');

/** What shows Markdown, for the replies of one conversation. */
export const MarkdownContext = createContext<Markdown | undefined>(undefined);

/** Fetches it once it is needed, by `useMarkdownFor`. */
export function useMarkdown(): Markdown {
  return useLater('markdown', fetchMarkdown, false);
}

/** What shows this text; undefined as long as it has not come, and for a text that needs none. */
export function useMarkdownFor(text: string) {
  const markdown = useContext(MarkdownContext);
  const isNeeded = looksLikeMarkdown(text);
  const load = markdown?.load;
  useEffect(() => {
    if (isNeeded) load?.();
  }, [isNeeded, load]);
  return isNeeded ? markdown?.part?.MarkdownText : undefined;
}
