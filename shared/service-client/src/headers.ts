import type { PreparedRequest } from './request.ts';

/** What a try says of itself. */
export interface HeaderFacts {
  readonly requestId: string;
  readonly traceparent: string;
  /** Recognises a write that was sent before; the same for all tries of it. */
  readonly idempotencyKey: string | undefined;
}

/** Headers of one try. */
export function headersOf(request: PreparedRequest, facts: HeaderFacts): Record<string, string> {
  return {
    Accept: 'application/json',
    // A form of another site cannot set it: the front door's protection against forged requests.
    'X-Ficus-Client': '1',
    'X-Request-Id': facts.requestId,
    traceparent: facts.traceparent,
    ...(facts.idempotencyKey === undefined ? {} : { 'Idempotency-Key': facts.idempotencyKey }),
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}
