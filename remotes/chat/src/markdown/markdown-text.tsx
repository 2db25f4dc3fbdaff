import { Lexer } from 'marked';
import { memo, useDeferredValue, useMemo } from 'react';
import { renderBlocks } from './blocks.tsx';
import styles from './markdown.module.css';

/**
 * Markdown as elements, line breaks as written. Safe by its making: tokens become elements one by one, HTML is text like
 * any other, and no string is ever handed to the browser as HTML.
 */
export const MarkdownText = memo(function MarkdownText({ text }: { readonly text: string }) {
  // While a reply comes in, typing and scrolling go before.
  const shown = useDeferredValue(text);
  const blocks = useMemo(() => renderBlocks(Lexer.lex(shown, { gfm: true, breaks: true })), [shown]);
  return <div className={styles.markdown}>{blocks}</div>;
});
