import type { Once, Outbox } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Guard } from './actor.ts';
import type { DirectorySchema } from './schema.ts';
import type { Work } from './work.ts';

/** What a group of routes is served with. */
export interface Group {
  readonly app: FastifyInstance;
  readonly db: Kysely<DirectorySchema>;
  readonly guard: Guard;
  /** Does a keyed write once. */
  readonly once: Once<DirectorySchema>;
  /** Does a piece of work in a transaction. */
  readonly perform: <T>(work: (work: Work) => Promise<T>) => Promise<T>;
  /** Where it is written down what happens. */
  readonly outbox: Outbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
