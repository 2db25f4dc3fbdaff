import type { MarkedToken, Token } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { decodeEntities } from './decode-entities.ts';
import styles from './markdown.module.css';
import { safeAddress } from './safe-address.ts';

/** Inline tokens as elements; what is unknown, and HTML, is shown as the text that it is. */
export function renderInlines(tokens: readonly Token[] | undefined): ReactNode {
  return tokens?.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: made anew with each text; nothing in it has a state.
    <Fragment key={index}>{renderInline(token as MarkedToken)}</Fragment>
  ));
}

function renderInline(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{renderInlines(token.tokens)}</strong>;
    case 'em':
      return <em>{renderInlines(token.tokens)}</em>;
    case 'del':
      return <del>{renderInlines(token.tokens)}</del>;
    case 'codespan':
      return <code className={styles.code}>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return renderLink(token.href, renderInlines(token.tokens));
    case 'image':
      // Not fetched: whoever wrote the reply must not learn who reads it.
      return renderLink(token.href, decodeEntities(token.text) || token.href);
    case 'text':
      return token.tokens ? renderInlines(token.tokens) : decodeEntities(token.text);
    case 'escape':
      return token.text;
    default:
      return token.raw;
  }
}

function renderLink(href: string, content: ReactNode): ReactNode {
  const address = safeAddress(href);
  if (address === undefined) return content;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {content}
    </a>
  );
}
