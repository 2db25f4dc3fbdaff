import type { Route } from '@ficus/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod/mini';
import { problem } from './problem.ts';
import { unknownFields } from './unknown-fields.ts';

interface Field {
  readonly path: string;
  readonly message: string;
}

/** What a request brought, after its route's schemas. */
export interface Input {
  readonly params: Record<string, string>;
  readonly query: unknown;
  readonly body: unknown;
}

const describe = z.locales.en().localeError;
const LONGEST_PARAM = 200;

function pathOf(prefix: string, path: readonly PropertyKey[]): string {
  return [...(prefix ? [prefix] : []), ...path.map(String)].join('.');
}

function read(schema: z.ZodMiniType | undefined, value: unknown, prefix: string, faults: Field[]): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { error: describe });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    faults.push({ path: pathOf(prefix, issue.path), message: issue.message });
  }
  return undefined;
}

function paramFault(value: string): string | undefined {
  if (value.length > LONGEST_PARAM) return `Too long: at most ${LONGEST_PARAM} characters`;
  if (value.includes('\0')) return 'The NUL character is not allowed';
  return value === '' ? 'Must not be empty' : undefined;
}

function readParams(value: unknown, faults: Field[]): Record<string, string> {
  const params = value as Record<string, string>;
  for (const [name, text] of Object.entries(params)) {
    const message = paramFault(text);
    if (message) faults.push({ path: pathOf('params', [name]), message });
  }
  return params;
}

function bodyFaults(route: Route, body: unknown): Field[] {
  if (route.body) {
    return unknownFields(route.body, body).map((path) => ({
      path: pathOf('', path),
      message: 'Unknown field',
    }));
  }
  return body === undefined || body === null ? [] : [{ path: '', message: 'This route takes no body' }];
}

/**
 * Reads a request by its route's schemas. Throws one 400 problem `invalid-input` with all faults together: body fields
 * by their path (`messages.0.content`), the rest as `query.limit` and `params.id`.
 */
export function readInput(route: Route, request: FastifyRequest): Input {
  const faults: Field[] = [];
  const input = {
    params: readParams(request.params, faults),
    query: read(route.query, request.query, 'query', faults),
    body: read(route.body, request.body, '', faults),
  };
  faults.push(...bodyFaults(route, request.body));
  if (faults.length === 0) return input;
  const detail = faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  throw problem(400, 'invalid-input', 'The request is not what this route takes.', {
    fields: faults,
    detail,
  });
}
