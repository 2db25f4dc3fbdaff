import { createElement, Fragment, type ReactNode } from 'react';
import { t } from './text.ts';

/** Stands around a value's number while the text is put together; no text has it. */
const MARK = '\u0001';

/** A text in the person's language with elements among its values: `` rich`Runs at ${<code>{place}</code>}.` ``. */
export function rich(english: TemplateStringsArray, ...values: readonly ReactNode[]): ReactNode {
  const pieces = t(english, ...values.map((_value, at) => MARK + at + MARK)).split(MARK);
  return createElement(
    Fragment,
    null,
    ...pieces.map((piece, at) => (at % 2 === 0 ? piece : values[Number(piece)])),
  );
}
