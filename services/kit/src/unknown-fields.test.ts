import { expect, test } from 'vitest';
import { z } from 'zod/mini';
import { unknownFields } from './unknown-fields.ts';

const Point = z.object({ x: z.number(), y: z.optional(z.number()) });

test.each<[string, z.ZodMiniType, unknown, string[]]>([
  ['named fields are known', Point, { x: 1, y: 2 }, []],
  ['another is not', Point, { x: 1, z: 3 }, ['z']],
  ['nor is one of the prototype', Point, JSON.parse('{"constructor": 1}'), ['constructor']],
  [
    'in an object in an array',
    z.object({ points: z.array(Point) }),
    { points: [{ x: 1 }, { q: 1 }] },
    ['points.1.q'],
  ],
  ['below an optional', z.object({ at: z.optional(Point) }), { at: { q: 1 } }, ['at.q']],
  ['below a nullable with a default', z._default(z.nullable(Point), null), { q: 1 }, ['q']],
  ['below a record', z.record(z.string(), Point), { any: { q: 1 } }, ['any.q']],
  [
    'before a transformation',
    z.pipe(
      Point,
      z.transform((point) => point.x),
    ),
    { x: 1, q: 1 },
    ['q'],
  ],
  ['below a lazy schema', z.lazy(() => Point), { q: 1 }, ['q']],
  [
    'by the option of a union that fits best',
    z.union([Point, z.object({ name: z.string() })]),
    { name: 'a', q: 1 },
    ['q'],
  ],
  ['a loose object may hold anything', z.looseObject({ x: z.number() }), { q: 1 }, []],
  ['a strict object speaks for itself', z.strictObject({ x: z.number() }), { q: 1 }, []],
  ['a value of another shape has no fields', Point, 'text', []],
  ['nor has an array in place of an object', Point, [1], []],
])('%s', (_title, schema, value, expected) => {
  expect(unknownFields(schema, value).map((path) => path.join('.'))).toEqual(expected);
});
