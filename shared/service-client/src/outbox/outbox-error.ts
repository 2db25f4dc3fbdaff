import { isServiceError } from '../service-error.ts';

/** Why a write is not on its way any more although it was not delivered by this page. */
export type OutboxEnd = 'discarded' | 'done-elsewhere' | 'left';

/** Rejects the delivery of a write that ended without an answer. */
export class OutboxError extends Error {
  override readonly name = 'OutboxError';
  readonly code: OutboxEnd;

  constructor(code: OutboxEnd) {
    super(`The write was ${code === 'left' ? 'left in the outbox' : code.replace('-', ' ')}.`);
    this.code = code;
  }
}

/** Recognises it by its name: a separately built remote may carry another copy. */
export function isOutboxError(value: unknown): value is OutboxError {
  return value instanceof Error && value.name === 'OutboxError';
}

const TEMPORARY: ReadonlySet<string> = new Set([
  'offline',
  'timeout',
  'circuit-open',
  'rate-limited',
  'unavailable',
]);

/** Tells whether the same write may well succeed later, with nobody changing it. */
export function isTemporary(error: unknown): boolean {
  return isServiceError(error) && TEMPORARY.has(error.code);
}
