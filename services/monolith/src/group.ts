import type { Once } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Guard } from './actor.ts';
import type { Db } from './database.ts';

/** What a group of routes is served with. */
export interface Group {
  readonly app: FastifyInstance;
  readonly db: Db;
  readonly guard: Guard;
  readonly once: Once<object>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
