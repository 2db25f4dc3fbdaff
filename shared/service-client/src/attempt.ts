import type { CallFacts } from './answer.ts';
import { startDeadline } from './deadline.ts';
import type { PreparedRequest } from './request.ts';
import { type ServiceError, serviceError } from './service-error.ts';

/** What came of one try: an answer of any status, read to its end, or the reason why there is none. */
export type Attempt =
  | { readonly response: Response; readonly text: string; readonly error?: never }
  | { readonly response?: never; readonly text?: never; readonly error: ServiceError };

export interface AttemptOptions {
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends a request once and reads the whole answer, both within one deadline. Never throws. */
export async function attempt(
  request: PreparedRequest,
  facts: CallFacts,
  options: AttemptOptions,
): Promise<Attempt> {
  const { signal, timeoutMs } = options;
  const cancelled = (): Attempt => ({
    error: serviceError('cancelled', { ...facts, message: 'cancelled by the caller', cause: signal?.reason }),
  });
  if (signal?.aborted) return cancelled();
  const deadline = startDeadline(timeoutMs, signal);
  try {
    const response = await options.fetch(request.url, {
      method: request.method,
      headers: options.headers,
      credentials: 'same-origin',
      signal: deadline.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    return { response, text: await response.text() };
  } catch (cause) {
    if (signal?.aborted) return cancelled();
    if (deadline.isOver()) {
      const message = `no complete answer within ${timeoutMs} ms`;
      return { error: serviceError('timeout', { ...facts, timeoutMs, message, cause }) };
    }
    return {
      error: serviceError('offline', { ...facts, message: 'no complete answer from the server', cause }),
    };
  } finally {
    deadline.release();
  }
}
