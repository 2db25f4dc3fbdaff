import { z } from 'zod/mini';
import * as contracts from '../index.ts';

/** A JSON Schema of the 2020-12 dialect, as OpenAPI 3.1 uses it. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;
export type Schemas = Record<string, JsonSchema>;

/** Which side of a schema: what is sent to a service, or what it answers. */
export type Direction = 'input' | 'output';

/** Schemas that the contracts export under a name keep it in the document. */
function namedSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of Object.entries(contracts)) {
    if (value instanceof z.core.$ZodType) registry.add(value, { id: name });
  }
  return registry;
}

const registry = namedSchemas();

/**
 * Writes a schema as JSON Schema. Named ones become references into `components`, to which they are added. Services
 * refuse fields that a body does not name, and may add fields to what they answer: so inputs are closed, outputs open.
 */
export function schemaOf(schema: z.core.$ZodType, direction: Direction, components: Schemas): JsonSchema {
  const written = z.toJSONSchema(z.object({ root: schema }), {
    metadata: registry,
    io: direction,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = (zodSchema as z.core.$ZodTypes)._zod;
      if (def.type !== 'object') return;
      if (def.catchall || direction === 'output') delete jsonSchema.additionalProperties;
      else jsonSchema.additionalProperties = false;
    },
  });
  const nameOf = (id: string) =>
    written.$defs?.[id]?.type === 'object' && direction === 'input' ? `${id}Input` : id;
  for (const [id, definition] of Object.entries(written.$defs ?? {})) {
    components[nameOf(id)] ??= relink(definition, nameOf) as JsonSchema;
  }
  return relink(written.properties?.root, nameOf) as JsonSchema;
}

/** Copies a schema with its references led into the document's components. */
function relink(value: unknown, nameOf: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => relink(one, nameOf));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'id' || !('type' in value) || typeof Reflect.get(value, 'id') !== 'string')
    .map(([key, inner]) => {
      const id = key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '') : undefined;
      return [key, id === undefined ? relink(inner, nameOf) : `#/components/schemas/${nameOf(id)}`];
    });
  return Object.fromEntries(entries);
}
