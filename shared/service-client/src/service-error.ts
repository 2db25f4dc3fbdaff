import type { Problem } from '@ficus/contracts';

/** A field that the service did not accept. `path` names it in the input, such as `message.content`. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** What each kind of failure adds to what all have. */
interface Details {
  /** No answer: the network, or the machine behind it, is not there. */
  offline: object;
  /** No complete answer within the deadline of one try. */
  timeout: { readonly timeoutMs: number };
  /** Not sent: the service has been failing, and is left alone for so long. */
  'circuit-open': { readonly retryAfterMs: number };
  /** The caller's signal was aborted; `cause` is its reason. */
  cancelled: object;
  /** The session is over, or there was none (401). */
  'signed-out': object;
  forbidden: object;
  'not-found': object;
  conflict: object;
  /** The service does not accept the input; `fields` is empty where it names none. */
  invalid: { readonly fields: readonly FieldFault[] };
  /** Too many calls. `retryAfterMs` is absent where the service names no time. */
  'rate-limited': { readonly retryAfterMs?: number };
  /** The service is down, overloaded or broken (5xx). */
  unavailable: { readonly retryAfterMs?: number };
  /** The answer is not what the contract says. `path` names the place in the data, `''` the whole answer. */
  contract: { readonly path: string };
}

/** The closed list of what can go wrong with a call. */
export type ServiceErrorCode = keyof Details;

/** What every failure carries. */
interface Common {
  /** Method and path template, such as `GET /api/v1/conversations/:id`. */
  readonly route: string;
  /** Finds the call in the services' logs. */
  readonly requestId: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The service's own problem document, where it sent one. */
  readonly problem?: Problem;
}

/** A failed call: a union by `code`, so that a `switch` knows the data of each. `cause` is the original error. */
export type ServiceError = {
  [C in ServiceErrorCode]: Error & Common & Details[C] & { readonly code: C };
}[ServiceErrorCode];

const codes: Record<ServiceErrorCode, true> = {
  offline: true,
  timeout: true,
  'circuit-open': true,
  cancelled: true,
  'signed-out': true,
  forbidden: true,
  'not-found': true,
  conflict: true,
  invalid: true,
  'rate-limited': true,
  unavailable: true,
  contract: true,
};

class ServiceFailure extends Error {
  override readonly name = 'ServiceError';
}

/** Makes a service error: for the client, and for tests of what handles one. */
export function serviceError<C extends ServiceErrorCode>(
  code: C,
  details: Common & Details[C] & { readonly message: string; readonly cause?: unknown },
): ServiceError {
  const { message, cause, ...data } = details;
  const error = new ServiceFailure(`${details.route}: ${message}`, cause === undefined ? {} : { cause });
  // The parameters tie `code` to its details; TypeScript cannot follow that through the union.
  return Object.assign(error, data, { code }) as unknown as ServiceError;
}

/** Recognises a service error by its code: a separately built remote may carry another copy of this package. */
export function isServiceError(value: unknown): value is ServiceError {
  if (typeof value !== 'object' || value === null) return false;
  const { name, code } = value as Record<string, unknown>;
  return name === 'ServiceError' && typeof code === 'string' && Object.hasOwn(codes, code);
}
