import { wholeApi } from '../late-api.ts';
import { PROBLEM_JSON, Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { type JsonSchema, type Schemas, schemaOf } from './schemas.ts';

/** A parameter in the path, the query or a header. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface Content {
  readonly [mediaType: string]: { readonly schema: JsonSchema };
}

/** One operation of the document. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly deprecated?: true;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
  /** Empty for a route that needs no session. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  /** What the caller's role must allow. */
  readonly 'x-permission'?: string;
}

/** An OpenAPI 3.1 document, as far as ours use it. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas; readonly securitySchemes: object };
}

/** Writes the OpenAPI document of one service, or of all of them as the front door has them. */
export function openApiDocument(service?: Route['service']): OpenApiDocument {
  const schemas: Schemas = {};
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [group, routes] of Object.entries(wholeApi)) {
    for (const [name, route] of Object.entries(routes) as [string, Route][]) {
      if (service && route.service !== service) continue;
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      const operation = operationOf(group, name, route, schemas);
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: service ? `Ficus: ${service}` : 'Ficus',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'ficus_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(group: string, name: string, route: Route, schemas: Schemas): Operation {
  const parameters = parametersOf(route, schemas);
  const body = route.body && schemaOf(route.body, 'input', schemas);
  const shape = route.response ?? route.stream;
  const answer: JsonSchema | undefined = route.file
    ? { type: 'string' }
    : shape && schemaOf(shape, 'output', schemas);
  const answerType = route.file ?? (route.stream ? 'text/event-stream' : 'application/json');
  return {
    operationId: `${group}.${name}`,
    tags: [group],
    ...(route.successor && { deprecated: true }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      ...(answer
        ? { 200: { description: 'Done.', content: { [answerType]: { schema: answer } } } }
        : { 204: { description: 'Done.' } }),
      default: {
        description: 'What went wrong (RFC 9457).',
        content: { [PROBLEM_JSON]: { schema: schemaOf(Problem, 'output', schemas) } },
      },
    },
    security: route.access === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    ...(route.permission && { 'x-permission': route.permission }),
  };
}

function parametersOf(route: Route, schemas: Schemas): Parameter[] {
  const text: JsonSchema = { type: 'string', minLength: 1, maxLength: 200 };
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(
    ([, name = '']): Parameter => ({ name, in: 'path', required: true, schema: text }),
  );
  const query = route.query && schemaOf(route.query, 'output', schemas);
  const inQuery = Object.entries(query?.properties ?? {}).map(
    ([name, schema]): Parameter => ({
      name,
      in: 'query',
      required: query?.required?.includes(name) ?? false,
      schema: schema as JsonSchema,
    }),
  );
  const key: Parameter = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  };
  return [...inPath, ...inQuery, ...(route.keyed ? [key] : [])];
}
