import type { z } from 'zod/mini';

type Path = readonly PropertyKey[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Paths of the fields in `value` that `schema` does not name, at any depth. Schemas drop such fields in silence, and
 * a client that misspelt an optional field would never learn of it. Objects declared loose may hold anything.
 */
export function unknownFields(schema: z.core.$ZodType, value: unknown, path: Path = []): Path[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      if (!isRecord(value) || def.catchall) return [];
      return Object.entries(value).flatMap(([name, inner]) => {
        const field = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined;
        return field ? unknownFields(field, inner, [...path, name]) : [[...path, name]];
      });
    case 'array':
      if (!Array.isArray(value)) return [];
      return value.flatMap((inner, index) => unknownFields(def.element, inner, [...path, index]));
    case 'record':
      if (!isRecord(value)) return [];
      return Object.entries(value).flatMap(([name, inner]) =>
        unknownFields(def.valueType, inner, [...path, name]),
      );
    case 'union': {
      // The option that names most of the value's fields is the one that was meant.
      const options = def.options.map((option) => unknownFields(option, value, path));
      return options.sort((one, other) => one.length - other.length)[0] ?? [];
    }
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'readonly':
      return unknownFields(def.innerType, value, path);
    case 'pipe':
      return unknownFields(def.in, value, path);
    case 'lazy':
      return unknownFields(def.getter(), value, path);
    default:
      return [];
  }
}
