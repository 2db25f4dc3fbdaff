import type { CallFacts } from './answer.ts';
import type { Attempt } from './attempt.ts';
import type { Outcome } from './breaker.ts';
import type { Gate } from './gates.ts';
import { serviceError } from './service-error.ts';

/** What one try may take at its gate. */
export interface PassOptions {
  /** What is left of the call's deadline, in milliseconds. */
  readonly leftMs: number;
  readonly signal: AbortSignal | undefined;
  /** Told how many wait when this try has to. */
  readonly onQueued: (waiting: number) => void;
}

/**
 * Lets a try through its service's gate: waits for a place, asks the breaker, and reports to it how the try went. A try
 * that is not let through is an error without one.
 */
export async function passThrough(
  gate: Gate,
  facts: CallFacts,
  options: PassOptions,
  attempt: () => Promise<Attempt>,
): Promise<Attempt> {
  const { leftMs, signal } = options;
  const entering = gate.limiter.enter(leftMs, signal);
  const waiting = gate.limiter.waiting();
  if (waiting > 0) options.onQueued(waiting);
  const leave = await entering;
  if (!leave) return { error: notEntered(facts, options) };
  try {
    const pass = gate.breaker.enter();
    if ('waitMs' in pass) {
      const message = 'not sent: the service has been failing, and is left alone for a while';
      return { error: serviceError('circuit-open', { ...facts, retryAfterMs: pass.waitMs, message }) };
    }
    const tried = await attempt();
    pass.report(outcomeOf(tried));
    return tried;
  } finally {
    leave();
  }
}

function notEntered(facts: CallFacts, { leftMs, signal }: PassOptions) {
  if (signal?.aborted) {
    return serviceError('cancelled', { ...facts, message: 'cancelled by the caller', cause: signal.reason });
  }
  const message = `other calls took all places for ${leftMs} ms`;
  return serviceError('timeout', { ...facts, timeoutMs: leftMs, message });
}

/** Without a network no service answers: that says nothing of this one. */
function outcomeOf({ response, error }: Attempt): Outcome {
  if (response) return response.status >= 500 ? 'failure' : 'success';
  return error.code === 'timeout' ? 'failure' : 'unknown';
}
