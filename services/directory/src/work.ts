import type { Outbox } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { DirectorySchema } from './schema.ts';

/** A transaction, where it is written down what happens in it, and when that is. */
export interface Work {
  readonly trx: Transaction<DirectorySchema>;
  readonly outbox: Outbox;
  /** Milliseconds since 1970. */
  readonly now: number;
}
