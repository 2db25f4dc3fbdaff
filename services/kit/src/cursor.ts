import { z } from 'zod/mini';
import { problem } from './problem.ts';

const Keys = z.array(z.string().check(z.regex(/^[^\0]*$/)));

/** Writes where a page ended: the list's order, such as `people:name:asc`, and the sort keys of the last entry. */
export function encodeCursor(order: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString('base64url');
}

function parse(text: string): string[] | undefined {
  try {
    return Keys.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

/** Reads the keys of a cursor. Throws 400 `invalid-input` for one that is made up, or of a list in another order. */
export function decodeCursor<const Names extends readonly string[]>(
  text: string,
  order: string,
  names: Names,
): Record<Names[number], string> {
  const [itsOrder, ...keys] = parse(text) ?? [];
  if (itsOrder === order && keys.length === names.length) {
    return Object.fromEntries(names.map((name, index) => [name, keys[index]])) as Record<
      Names[number],
      string
    >;
  }
  const fields = [{ path: 'query.cursor', message: 'Not a cursor of this list in this order' }];
  throw problem(400, 'invalid-input', 'The request is not what this route takes.', { fields });
}
