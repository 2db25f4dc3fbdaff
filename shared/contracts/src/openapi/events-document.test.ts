import { expect, test } from 'vitest';
import { z } from 'zod/mini';
import { type EventsDocument, eventIncompatibilities, eventsDocument } from './events-document.ts';
import { type Schemas, schemaOf } from './schemas.ts';

const type = 'ficus.thing.made.v1';
const text = z.string();
const thing = z.object({ id: text, kind: z.enum(['a', 'b']), size: z.optional(z.number()) });

/** The document of one type of event with this data. */
function documentOf(data: z.core.$ZodType, source = 'directory'): EventsDocument {
  const schemas: Schemas = {};
  const types = { [type]: { source, data: schemaOf(data, 'output', schemas) } };
  return { ...eventsDocument({}), types, components: { schemas } };
}

test('a document is compatible with itself, with another type beside, and with one more optional field', () => {
  expect(eventIncompatibilities(eventsDocument(), eventsDocument())).toEqual([]);
  const before = documentOf(thing);
  const other = { ...documentOf(z.extend(thing, { colour: z.optional(text) })) };
  const types = { ...other.types, 'ficus.thing.made.v2': { source: 'directory', data: {} } };
  expect(eventIncompatibilities(before, { ...other, types })).toEqual([]);
});

test.each<[string, z.core.$ZodType, RegExp]>([
  ['a field less', z.omit(thing, { kind: true }), /consumers of before cannot read it: kind/],
  ['a required field more', z.extend(thing, { colour: text }), /what still waits could not be read: colour/],
  ['another type of a field', z.extend(thing, { id: z.number() }), /consumers of before cannot read it: id/],
  ['a value more', z.extend(thing, { kind: z.enum(['a', 'b', 'c']) }), /cannot read it: kind/],
  ['a value less', z.extend(thing, { kind: z.enum(['a']) }), /still waits could not be read: kind/],
  ['a field that may be absent now', z.extend(thing, { id: z.optional(text) }), /cannot read it: id/],
])('%s breaks', (_title, after, why) => {
  expect(eventIncompatibilities(documentOf(thing), documentOf(after)).join('\n')).toMatch(why);
});

test('a type that is gone, or told by another service, breaks', () => {
  const before = documentOf(thing);
  expect(eventIncompatibilities(before, { ...before, types: {} })).toEqual([`${type} is gone`]);
  expect(eventIncompatibilities(before, documentOf(thing, 'auth'))).toEqual([
    `${type}: told by auth, not by directory`,
  ]);
});
