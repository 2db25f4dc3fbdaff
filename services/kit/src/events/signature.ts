import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers by which a delivery is known to be genuine: Standard Webhooks 1.0 (standardwebhooks.com), symmetric. */
export interface SignatureHeaders {
  readonly 'webhook-id': string;
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** A delivery is good for so long; clocks may differ by the same. */
const TOLERANCE_S = 5 * 60;

function digest(secret: string, id: string, timestamp: string, body: string): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest();
}

/** Signs a delivery. `id` is the event's. */
export function sign(secret: string, id: string, body: string, now: number): SignatureHeaders {
  const timestamp = String(Math.floor(now / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${digest(secret, id, timestamp, body).toString('base64')}`,
  };
}

/** Tells whether a delivery was signed with the secret, within five minutes of now. */
export function isGenuine(
  secret: string,
  headers: Readonly<Record<string, unknown>>,
  body: string,
  now: number,
): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  ) as [string, string, string];
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
  const expected = digest(secret, id, timestamp, body);
  // Several while a secret is changed.
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
