import { createHash } from 'node:crypto';

const OPEN = '⟦';
const CLOSE = '⟧';
const MARKED = /⟦([^⟧]*)⟧/g;
/** Each look at the rows tells ids apart by those that stand with them: chains of so many rows are told apart. */
const ROUNDS = 4;

/** Marks an id in a text as one that `labelIds` shall replace. */
export function markId(id: string): string {
  return `${OPEN}${id}${CLOSE}`;
}

/**
 * Replaces marked ids by numbers, and sorts the lines: two sets of lines come out the same if one becomes the other by
 * giving things other ids. By colour refinement, as for blank nodes in RDF: an id is what the lines say that it is in.
 */
export function labelIds(lines: readonly string[]): string[] {
  let colours = new Map<string, string>();
  for (const line of lines) for (const [, id = ''] of line.matchAll(MARKED)) colours.set(id, '');
  for (let round = 0; round < ROUNDS; round += 1) colours = refine(lines, colours);
  const seen = (line: string) =>
    line.replace(MARKED, '*') + line.replace(MARKED, (_, id) => colours.get(id) ?? '');
  const sorted = [...lines].sort((one, other) => (seen(one) < seen(other) ? -1 : 1));
  const numbers = new Map<string, number>();
  return sorted.map((line) =>
    line.replace(MARKED, (_, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `<id ${number}>`;
    }),
  );
}

function refine(lines: readonly string[], colours: ReadonlyMap<string, string>): Map<string, string> {
  const seen = new Map<string, string[]>([...colours.keys()].map((id) => [id, []]));
  for (const line of lines) {
    const ids = new Set([...line.matchAll(MARKED)].map(([, id = '']) => id));
    for (const self of ids) {
      const view = line.replace(MARKED, (_, id: string) => (id === self ? '*' : `(${colours.get(id)})`));
      seen.get(self)?.push(view);
    }
  }
  return new Map([...seen].map(([id, views]) => [id, digest(views.sort().join('\n'))]));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
