import { expect, test } from 'vitest';
import { z } from 'zod/mini';
import type { OpenApiDocument, Operation } from './document.ts';
import { incompatibilities } from './incompatibilities.ts';
import { type Direction, type Schemas, schemaOf } from './schemas.ts';

/** A document of one operation, which `change` makes another. */
function documentOf(
  change: (operation: Operation) => Operation = (same) => same,
  schemas: Schemas = {},
): OpenApiDocument {
  const operation: Operation = {
    operationId: 'things.make',
    tags: ['things'],
    parameters: [{ name: 'limit', in: 'query', required: false, schema: { type: 'number', maximum: 100 } }],
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } },
    },
    security: [],
  };
  return {
    openapi: '3.1.1',
    info: {},
    paths: { '/things': { post: change(operation) } },
    components: { schemas, securitySchemes: {} },
  };
}

/** The document of an operation that takes, or answers, a value of this schema. */
function carrying(direction: Direction, schema: z.core.$ZodType): OpenApiDocument {
  const schemas: Schemas = {};
  const content = { 'application/json': { schema: schemaOf(schema, direction, schemas) } };
  return documentOf(
    (operation) =>
      direction === 'input'
        ? { ...operation, requestBody: { required: true, content } }
        : { ...operation, responses: { 200: { description: 'Done.', content } } },
    schemas,
  );
}

const text = z.string();
const thing = z.object({ id: text, size: z.optional(z.number()) });

test.each([
  [
    'another optional parameter',
    (one: Operation) => ({
      ...one,
      parameters: [
        ...(one.parameters ?? []),
        { name: 'q', in: 'query' as const, required: false, schema: {} },
      ],
    }),
  ],
  [
    'a wider parameter',
    (one: Operation) => ({
      ...one,
      parameters: [
        {
          name: 'limit',
          in: 'query' as const,
          required: false,
          schema: { type: 'number' as const, maximum: 500 },
        },
      ],
    }),
  ],
])('%s breaks nobody', (_title, change) => {
  expect(incompatibilities(documentOf(), documentOf(change))).toEqual([]);
});

test.each([
  [
    'a session where none was needed',
    (one: Operation) => ({ ...one, security: [{ session: [] }] }),
    /needs a session/,
  ],
  ['a permission', (one: Operation) => ({ ...one, 'x-permission': 'people.manage' }), /people\.manage/],
  ['a parameter that is gone', (one: Operation) => ({ ...one, parameters: [] }), /limit parameter is gone/],
  [
    'a parameter that is required now',
    (one: Operation) => ({
      ...one,
      parameters: [
        { name: 'limit', in: 'query' as const, required: true, schema: { type: 'number' as const } },
      ],
    }),
    /required now/,
  ],
  [
    'a narrower parameter',
    (one: Operation) => ({
      ...one,
      parameters: [
        {
          name: 'limit',
          in: 'query' as const,
          required: false,
          schema: { type: 'number' as const, maximum: 50 },
        },
      ],
    }),
    /maximum/,
  ],
  [
    'a body where there was none',
    (one: Operation) => ({ ...one, requestBody: { required: true as const, content: {} } }),
    /takes a body now/,
  ],
  [
    'another status',
    (one: Operation) => ({ ...one, responses: { 204: { description: '' } } }),
    /does not answer 200/,
  ],
])('%s breaks callers', (_title, change, fault) => {
  const found = incompatibilities(documentOf(), documentOf(change));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^POST \/things/);
  expect(found[0]).toMatch(fault);
});

test('an operation that is gone breaks callers', () => {
  expect(incompatibilities(documentOf(), { ...documentOf(), paths: {} })).toEqual(['POST /things is gone']);
});

test.each([
  ['an optional field', thing, z.extend(thing, { colour: z.optional(text) })],
  [
    'a looser field',
    z.object({ a: text.check(z.maxLength(5)) }),
    z.object({ a: text.check(z.maxLength(9)) }),
  ],
  ['another choice', z.enum(['a', 'b']), z.enum(['a', 'b', 'c'])],
  [
    'a field that need not be there',
    z.object({ a: text, b: text }),
    z.object({ a: text, b: z.optional(text) }),
  ],
  ['a union where there was one shape', thing, z.union([thing, text])],
])('a service that takes %s breaks nobody', (_title, before, after) => {
  expect(incompatibilities(carrying('input', before), carrying('input', after))).toEqual([]);
});

test.each([
  ['a further required field', thing, z.extend(thing, { colour: text }), /colour: may be absent/],
  ['one field less', thing, z.object({ id: text }), /size: is not known/],
  ['one choice less', z.enum(['a', 'b']), z.enum(['a']), /'b' is not allowed/],
  ['a shorter text', z.object({ a: text }), z.object({ a: text.check(z.maxLength(5)) }), /maxLength/],
  ['another pattern', text, text.check(z.regex(/^a$/)), /pattern/],
  [
    'another type, deep inside',
    z.array(z.object({ a: text })),
    z.array(z.object({ a: z.number() })),
    /body\[\]\.a: string/,
  ],
])('a service that takes %s breaks callers', (_title, before, after, fault) => {
  expect(incompatibilities(carrying('input', before), carrying('input', after)).join()).toMatch(fault);
});

test.each([
  ['a further field', thing, z.extend(thing, { colour: text })],
  ['a field that is always there now', thing, z.object({ id: text, size: z.number() })],
  ['one choice less', z.enum(['a', 'b']), z.enum(['a'])],
])('a service that answers %s breaks nobody', (_title, before, after) => {
  expect(incompatibilities(carrying('output', before), carrying('output', after))).toEqual([]);
});

test.each([
  ['one field less', thing, z.object({ size: z.optional(z.number()) }), /id: may be absent/],
  [
    'a field that may be absent',
    z.object({ a: text }),
    z.object({ a: z.optional(text) }),
    /a: may be absent/,
  ],
  ['a choice that nobody knows', z.enum(['a']), z.enum(['a', 'b']), /'b' is not allowed/],
  ['null', z.object({ a: text }), z.object({ a: z.nullable(text) }), /null/],
  ['another type', z.object({ a: text }), z.object({ a: z.number() }), /number, where string/],
])('a service that answers %s breaks callers', (_title, before, after, fault) => {
  expect(incompatibilities(carrying('output', before), carrying('output', after)).join()).toMatch(fault);
});
