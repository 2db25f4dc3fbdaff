export { createOutbox, type Outbox, type OutboxEntry, type OutboxOptions, type Write } from './outbox.ts';
export { isOutboxError, OutboxError } from './outbox-error.ts';
