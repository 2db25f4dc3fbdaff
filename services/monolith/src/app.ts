import {
  type Checks,
  createOnce,
  createService,
  createTokenVerifier,
  type LogOptions,
  type RateLimits,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import { serveAccount } from './account.ts';
import { createGuard } from './actor.ts';
import type { Db } from './database.ts';
import { serveInvites } from './invites.ts';
import { serveNotices } from './notices.ts';
import { serveTeams } from './teams.ts';
import { serveTenants } from './tenants.ts';
import { serveUsers } from './users.ts';

/** What the old application works with. */
export interface MonolithDependencies {
  readonly db: Db;
  /** Where the auth service publishes its keys. */
  readonly jwksUrl: string;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Makes the old application's back end, not yet listening: people, tenants and notifications in one process. */
export function createMonolith(dependencies: MonolithDependencies): FastifyInstance {
  const { db, jwksUrl, checks, log, limits, now = Date.now } = dependencies;
  const verifier = createTokenVerifier({ jwksUrl });
  const app = createService({
    name: 'monolith',
    verifier,
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });
  const group = { app, db, guard: createGuard(db, verifier), once: createOnce(db, now), now };
  serveAccount(group);
  serveUsers(group);
  serveInvites(group);
  serveTenants(group);
  serveTeams(group);
  serveNotices(app, db);
  return app;
}
