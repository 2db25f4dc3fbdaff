import { EVENT_JSON, type EventEnvelope } from '@ficus/contracts/events';
import { sign } from './signature.ts';

/** A consumer that takes longer is asked again, in ms. */
const TIMEOUT_MS = 5_000;
/** Answers that another try may change, although they are the caller's fault. */
const PASSING: ReadonlySet<number> = new Set([401, 403, 404, 408, 425, 429]);

/** A consumer's answer to an event: taken, or refused for good. */
export type Delivered = { readonly isTaken: true } | { readonly isTaken: false; readonly why: string };

/** Brings an event to a consumer's `/internal/events`. Throws when it could not be brought, and should be later. */
export async function deliver(url: string, secret: string, envelope: EventEnvelope): Promise<Delivered> {
  const body = JSON.stringify(envelope);
  const answer = await fetch(new URL('/internal/events', url), {
    method: 'POST',
    headers: {
      'content-type': EVENT_JSON,
      ...(envelope.traceparent && { traceparent: envelope.traceparent }),
      ...sign(secret, envelope.id, body, Date.now()),
    },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await answer.text();
  if (answer.ok) return { isTaken: true };
  const why = `${answer.status} ${text.slice(0, 500)}`;
  if (answer.status >= 500 || PASSING.has(answer.status)) throw new Error(`${url} answered ${why}`);
  return { isTaken: false, why };
}
