import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOf } from './identity.ts';
import { mergeMessages, type PresentMessage } from './merge.ts';

const message = (content: string, createdAt: number) => ({ role: 'user' as const, content, createdAt });
type Said = ReturnType<typeof message>;

const stored = (said: readonly Said[]): PresentMessage[] =>
  said.map((one, position) => ({
    id: `id-${position}`,
    role: one.role,
    createdAt: one.createdAt,
    identity: identityOf(one),
    position,
  }));
const identities = (said: readonly Said[]) => said.map(identityOf);

describe('merging', () => {
  const [a, b, c, d] = [message('a', 1), message('b', 2), message('c', 3), message('d', 4)];
  it.each<[string, Said[], Said[], Said[]]>([
    ['fills an empty conversation in the order of the import, whatever the times', [], [d, a], [d, a]],
    ['adds nothing that is there', [a, b], [a, b], [a, b]],
    ['adds what came later at the end', [a, b], [a, b, c], [a, b, c]],
    ['puts what is missing in its place by time', [a, d], [b, c], [a, b, c, d]],
    ['puts new messages of both sides in the order of their times', [a, b, c], [a, b, d], [a, b, c, d]],
    [
      'keeps the order of equal times',
      [a],
      [a, message('x', 1), message('y', 1)],
      [a, message('x', 1), message('y', 1)],
    ],
    ['adds a message as often as it occurs more', [a, a], [a, a, a], [a, a, a]],
    ['takes nothing away', [a, a, a], [a], [a, a, a]],
  ])('%s', (_name, present, imported, expected) => {
    const { messages } = mergeMessages('c1', stored(present), imported);
    expect(messages.map(({ identity }) => identity)).toEqual(identities(expected));
    expect(messages.map(({ position }) => position)).toEqual([...expected.keys()]);
  });

  const said = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 4 })), {
    maxLength: 12,
  });
  const counted = (all: string[]) => Map.groupBy(all, (one) => one);

  it('keeps every message as often as the side that has it more often, and a second merge adds nothing', () => {
    fc.assert(
      fc.property(said, said, (left, right) => {
        const present = stored(left.map(([content, time]) => message(content, time)));
        const imported = right.map(([content, time]) => message(content, time));
        const { messages, added, moved } = mergeMessages('c1', present, imported);
        const before = counted(present.map(({ identity }) => identity));
        const wanted = counted(identities(imported));
        const after = counted(messages.map(({ identity }) => identity));
        for (const identity of new Set([...before.keys(), ...wanted.keys()])) {
          const most = Math.max(before.get(identity)?.length ?? 0, wanted.get(identity)?.length ?? 0);
          expect(after.get(identity)).toHaveLength(most);
        }
        expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
        // What was there keeps its order.
        const ids = new Set(present.map(({ id }) => id));
        expect(messages.filter(({ id }) => ids.has(id)).map(({ id }) => id)).toEqual(
          present.map(({ id }) => id),
        );
        expect(messages.length).toBe(present.length + added.length);
        expect(moved.every(({ id }) => ids.has(id))).toBe(true);
        expect(mergeMessages('c1', messages, imported)).toMatchObject({ added: [], moved: [] });
      }),
    );
  });
});
