import type { Route } from '@ficus/contracts';

/** A request that can be sent as it is, any number of times. */
export interface PreparedRequest {
  readonly url: string;
  readonly method: string;
  readonly body: string | undefined;
}

/** Thrown for a path parameter that no address can carry. */
export class PathParameterError extends Error {
  readonly code = 'path-parameter';
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

/**
 * Spreads flattened input over path, query and body as the route says. Parameters of the path are taken by name, then
 * those of the query; the rest is the body. Undefined values are left out.
 */
export function prepareRequest(
  route: Route,
  baseUrl: string,
  input: Record<string, unknown> = {},
): PreparedRequest {
  const rest = { ...input };
  const take = (name: string) => {
    const value = rest[name];
    delete rest[name];
    return value;
  };
  const path = route.path.replace(/:(\w+)/g, (_match, name: string) => encodeParameter(name, take(name)));
  const query = new URLSearchParams();
  for (const name of queryNames(route)) {
    const value = take(name);
    if (value !== undefined) query.set(name, String(value));
  }
  const search = query.size > 0 ? `?${query}` : '';
  return {
    url: `${baseUrl}${path}${search}`,
    method: route.method,
    body: route.body ? JSON.stringify(rest) : undefined,
  };
}

/** Names of a route's query parameters. */
export function queryNames(route: Route): string[] {
  return shapeNames(route.query);
}

/** Names of the members of an object schema; none for other schemas. */
export function shapeNames(schema: Route['query']): string[] {
  const { shape } = (schema?._zod.def ?? {}) as { shape?: object };
  return Object.keys(shape ?? {});
}

function encodeParameter(name: string, value: unknown): string {
  const text = String(value ?? '');
  // A URL drops the segments '.' and '..' even when they are percent-encoded, and would address something else.
  if (text === '' || text === '.' || text === '..')
    throw new PathParameterError(name, `must not be '${text}'`);
  try {
    return encodeURIComponent(text);
  } catch {
    throw new PathParameterError(name, 'is not well-formed Unicode');
  }
}
