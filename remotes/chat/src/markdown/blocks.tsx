import { t } from '@ficus/i18n';
import type { MarkedToken, Token, Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { CodeBlock } from './code-block.tsx';
import { renderInlines } from './inlines.tsx';
import styles from './markdown.module.css';

/** Headings of a reply stand below that of the conversation, which is of level 2. */
const LEVEL_ABOVE = 2;

/** Block tokens as elements; what is unknown, and HTML, is shown as the text that it is. */
export function renderBlocks(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their places while a reply grows.
    <Fragment key={index}>{renderBlock(token as MarkedToken)}</Fragment>
  ));
}

function renderBlock(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'hr':
      return <hr />;
    case 'heading':
      return createElement(`h${Math.min(6, token.depth + LEVEL_ABOVE)}`, null, renderInlines(token.tokens));
    case 'paragraph':
      return <p>{renderInlines(token.tokens)}</p>;
    case 'text':
      return token.tokens ? renderInlines(token.tokens) : token.text;
    case 'code':
      return <CodeBlock code={token.text} language={token.lang} />;
    case 'blockquote':
      return <blockquote>{renderBlocks(token.tokens)}</blockquote>;
    case 'list':
      return renderList(token);
    case 'table':
      return renderTable(token);
    default:
      return <p>{token.raw}</p>;
  }
}

function renderList({ ordered, start, items }: Tokens.List): ReactNode {
  const entries = items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: entries keep their places while a reply grows.
    <li key={index} data-task={item.task || undefined}>
      {item.task && (
        <input type="checkbox" checked={item.checked ?? false} readOnly disabled aria-label={t`Done`} />
      )}
      {renderBlocks(item.tokens.filter(({ type }) => type !== 'checkbox'))}
    </li>
  ));
  return ordered ? <ol start={Number(start) || 1}>{entries}</ol> : <ul>{entries}</ul>;
}

function renderTable({ header, rows }: Tokens.Table): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.table} aria-label={t`Table`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map(({ tokens, align }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names of their own.
              <th key={index} scope="col" data-align={align ?? undefined}>
                {renderInlines(tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places while a reply grows.
            <tr key={row}>
              {cells.map(({ tokens, align }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names of their own.
                <td key={index} data-align={align ?? undefined}>
                  {renderInlines(tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
