import fc from 'fast-check';
import type { z } from 'zod/mini';

/** Texts that find their way through most formats of the contracts, or break what is careless. */
const TEXTS = [
  'a@new.test',
  'acme.test',
  'name',
  'x',
  'Ünïcode 😀',
  "Robert'); drop table people;--",
  '2024',
  'm1',
];

/** Values that a schema allows, made of the schema itself. Throws for a kind of schema that it does not know. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const allowed = (value: unknown) => (schema as z.ZodMiniType).safeParse(value).success;
  switch (def.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape).map(([name, inner]) => [name, arbitraryOf(inner)])),
        { requiredKeys: Object.keys(def.shape).filter((name) => !isOptional(def.shape[name])) },
      );
    case 'array':
      return fc.array(arbitraryOf(def.element), { maxLength: 4 }).filter(allowed);
    case 'string':
      return fc
        .oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'grapheme', maxLength: 30 }))
        .filter(allowed);
    case 'number':
      return fc
        .oneof(
          fc.integer({ min: 1, max: 90 }),
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
        )
        .filter(allowed);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf));
    case 'nullable':
      return fc.oneof(arbitraryOf(def.innerType), fc.constant(null));
    case 'optional':
    case 'default':
      return arbitraryOf(def.innerType);
    default:
      throw new Error(`Teach arbitraryOf what values of '${def.type}' are.`);
  }
}

function isOptional(schema: z.core.$ZodType | undefined): boolean {
  const type = (schema as z.core.$ZodTypes | undefined)?._zod.def.type;
  return type === 'optional' || type === 'default';
}

/** What nobody should send: values of any kind, deep and odd, some of them nearly right. */
export function hostileValue(near: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom<unknown>(
    '\0',
    'a\ud800',
    '..',
    '',
    'x'.repeat(40_000),
    1e300,
    -1,
    5e-324,
    null,
    [],
    {},
  );
  const broken = fc.tuple(near, fc.string(), odd).map(([value, name, part]) => {
    if (typeof value !== 'object' || value === null) return part;
    const names = Object.keys(value);
    return { ...value, [names[name.length % Math.max(1, names.length)] ?? name]: part };
  });
  const extra = fc
    .tuple(near, fc.string())
    .map(([value, name]) => ({ ...Object(value), [`unknown-${name}`]: 1 }));
  return fc.oneof(broken, extra, odd, fc.jsonValue());
}
