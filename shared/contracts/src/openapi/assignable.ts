import type { JsonSchema, Schemas } from './schemas.ts';

/** A schema with the components that its references lead into. */
export interface Rooted {
  readonly schema: JsonSchema;
  readonly components: Schemas;
}

/** Least and greatest values, by keyword, as the number that stands for 'any'. */
const LOWER_BOUNDS = ['minLength', 'minItems', 'minimum', 'exclusiveMinimum'] as const;
const UPPER_BOUNDS = ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum'] as const;
const SAME = ['pattern', 'format'] as const;

/**
 * Why not every value that `sub` allows is one that `sup` allows: a sentence a place, none if all are. Made for the
 * schemas that the contracts give; of a pattern it knows only whether it is the same.
 */
export function whyNotAssignable(sub: Rooted, sup: Rooted, place = '', seen = new Set<string>()): string[] {
  const pair = `${refOf(sub)} ${refOf(sup)}`;
  if (refOf(sub) && refOf(sup)) {
    if (seen.has(pair)) return [];
    seen.add(pair);
  }
  const [one, other] = [resolve(sub), resolve(sup)];
  const inner = (schema: JsonSchema, supSchema: JsonSchema, at: string) =>
    whyNotAssignable({ ...sub, schema }, { ...sup, schema: supSchema }, at, seen);

  const options = optionsOf(one);
  if (options) return options.flatMap((option) => inner(option, other, place));
  const supOptions = optionsOf(other);
  if (supOptions) {
    const reasons = supOptions.map((option) => inner(one, option, place));
    return reasons.some((why) => why.length === 0) ? [] : [`${place}: fits none of the choices`];
  }
  return [
    ...valueFaults(one, other, place),
    ...typeFaults(one, other, place),
    ...boundFaults(one, other, place),
    ...objectFaults(one, other, place, inner),
    ...(one.items && other.items
      ? inner(one.items as JsonSchema, other.items as JsonSchema, `${place}[]`)
      : []),
  ];
}

const refOf = ({ schema }: Rooted) => schema.$ref ?? '';

function resolve({ schema, components }: Rooted): JsonSchema {
  if (!schema.$ref) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const found = components[name];
  if (!found) throw new Error(`The document has no schema ${name}.`);
  return found;
}

function optionsOf(schema: JsonSchema): JsonSchema[] | undefined {
  return (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
}

function valuesOf(schema: JsonSchema): unknown[] | undefined {
  return schema.const === undefined ? schema.enum : [schema.const];
}

function valueFaults(one: JsonSchema, other: JsonSchema, place: string): string[] {
  const allowed = valuesOf(other);
  if (!allowed) return [];
  const values = valuesOf(one);
  if (!values) return [`${place}: any value, where only ${allowed.join(', ')} may be`];
  return values
    .filter((value) => !allowed.includes(value))
    .map((value) => `${place}: '${value}' is not allowed`);
}

function typeFaults(one: JsonSchema, other: JsonSchema, place: string): string[] {
  if (other.type === undefined || one.type === other.type) return [];
  if (one.type === 'integer' && other.type === 'number') return [];
  return [`${place}: ${one.type ?? 'anything'}, where ${other.type} is expected`];
}

function boundFaults(one: JsonSchema, other: JsonSchema, place: string): string[] {
  const lower = LOWER_BOUNDS.filter((key) => Number(one[key] ?? -Infinity) < Number(other[key] ?? -Infinity));
  const upper = UPPER_BOUNDS.filter((key) => Number(one[key] ?? Infinity) > Number(other[key] ?? Infinity));
  const unequal = SAME.filter((key) => other[key] !== undefined && one[key] !== other[key]);
  return [...lower, ...upper, ...unequal].map(
    (key) => `${place}: ${key} is ${one[key] ?? 'free'}, not ${other[key]}`,
  );
}

function objectFaults(
  one: JsonSchema,
  other: JsonSchema,
  place: string,
  inner: (schema: JsonSchema, supSchema: JsonSchema, at: string) => string[],
): string[] {
  const at = (name: string) => (place ? `${place}.${name}` : name);
  const missing = (other.required ?? []).filter((name) => !one.required?.includes(name));
  const others = other.properties ?? {};
  return [
    ...missing.map((name) => `${at(name)}: may be absent, and is required`),
    ...Object.entries(one.properties ?? {}).flatMap(([name, schema]) => {
      const expected = others[name] ?? other.additionalProperties;
      if (expected === false) return [`${at(name)}: is not known`];
      return typeof expected === 'object' ? inner(schema as JsonSchema, expected, at(name)) : [];
    }),
  ];
}
