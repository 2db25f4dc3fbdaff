import type { Policy } from './policy.ts';

/** Reads a `Retry-After` header (seconds or an HTTP date, RFC 9110 section 10.2.3) as milliseconds from `now`. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/**
 * How long to wait before retry number `retry` (from 0), or undefined when waiting is not worth it. What the service
 * asks for counts as a lower bound; the jitter comes on top, so that those it turned away do not return together.
 */
export function retryDelay(
  policy: Policy,
  retry: number,
  retryAfterMs: number | undefined,
): number | undefined {
  if (retry >= policy.retries) return undefined;
  if (retryAfterMs !== undefined && retryAfterMs > policy.maxWaitMs) return undefined;
  return (retryAfterMs ?? 0) + Math.random() * policy.backoffMs * 2 ** retry;
}

/** Waits; ends early, without an error, when the signal aborts. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
