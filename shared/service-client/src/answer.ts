import { PROBLEM_JSON, Problem, type Route } from '@ficus/contracts';
import { safeParse } from 'zod/mini';
import { parseRetryAfter } from './retry.ts';
import { type ServiceError, serviceError } from './service-error.ts';

/** Facts that every error of a call names. */
export interface CallFacts {
  readonly route: string;
  readonly requestId: string;
}

/** Parses a successful answer by the route's schema. Throws a `contract` error that names the place in the data. */
export function parseAnswer(route: Route, response: Response, text: string, facts: CallFacts): unknown {
  if (!route.response) return undefined;
  const common = { ...facts, status: response.status };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    const message = 'the answer is not JSON, or breaks off';
    throw serviceError('contract', { ...common, path: '', message, cause });
  }
  const parsed = safeParse(route.response, data);
  if (parsed.success) return parsed.data;
  const path = pathText(parsed.error.issues[0]?.path ?? []);
  const message = `the answer differs from the contract at '${path}'`;
  throw serviceError('contract', { ...common, path, message, cause: parsed.error });
}

/** Turns an answer that is no success into an error, with what its problem document and headers say. */
export function errorOf(
  route: Route,
  response: Response,
  text: string,
  facts: CallFacts,
  now: number,
): ServiceError {
  const problem = response.headers.get('content-type')?.startsWith(PROBLEM_JSON)
    ? problemOf(text)
    : undefined;
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), now);
  return failure(route, response.status, problem, facts, retryAfterMs);
}

/** Turns a problem document that came as the end of a stream into an error. */
export function problemError(route: Route, text: string, facts: CallFacts): ServiceError {
  const problem = problemOf(text);
  return failure(route, problem?.status ?? 500, problem, facts, undefined);
}

function failure(
  route: Route,
  status: number,
  problem: Problem | undefined,
  facts: CallFacts,
  retryAfterMs: number | undefined,
): ServiceError {
  const message = problem ? (problem.detail ?? problem.title) : `the service answered ${status}`;
  const requestId = problem?.requestId ?? facts.requestId;
  const common = { ...facts, requestId, status, message, ...(problem ? { problem } : {}) };
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  // On a public route there is no session to lose: 401 means that what was sent is wrong, such as a password.
  if (status === 401 && route.access === 'session') return serviceError('signed-out', common);
  if (status === 403) return serviceError('forbidden', common);
  if (status === 404) return serviceError('not-found', common);
  if (status === 409 || status === 412) return serviceError('conflict', common);
  if (status === 429) return serviceError('rate-limited', { ...common, ...wait });
  if (status >= 400 && status < 500)
    return serviceError('invalid', { ...common, fields: problem?.fields ?? [] });
  if (status >= 500) return serviceError('unavailable', { ...common, ...wait });
  return serviceError('contract', { ...common, path: '' });
}

function problemOf(text: string): Problem | undefined {
  try {
    return safeParse(Problem, JSON.parse(text)).data;
  } catch {
    // A broken error document still leaves the status to go by.
    return undefined;
  }
}

/** Writes a path into data as code would: `conversations[3].title`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
