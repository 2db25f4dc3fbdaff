import {
  type Checks,
  createOnce,
  createOutbox,
  createService,
  createTokenVerifier,
  implement,
  type LogOptions,
  type Outbox,
  problem,
  type RateLimits,
  receiveEvents,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { serveAcceptances } from './acceptance/routes.ts';
import { createGuard } from './actor.ts';
import { auditReactions } from './audit/from-auth.ts';
import { serveAudit } from './audit/routes.ts';
import { creationReactions } from './creation/from-auth.ts';
import { serveCreations } from './creation/routes.ts';
import { serveDeletion } from './deletion/routes.ts';
import type { Group } from './group.ts';
import { findIdentity, INTERNAL_AUDIENCE, InternalClaims, identityRoute } from './identities.ts';
import { servePeople } from './people/routes.ts';
import { servePlans } from './plans/routes.ts';
import { serveProfile } from './profile/routes.ts';
import type { DirectorySchema } from './schema.ts';
import { serveTenants } from './tenants/routes.ts';
import { serveWorkspaces } from './workspaces/routes.ts';

/** What the directory works with. */
export interface DirectoryDependencies {
  readonly db: Kysely<DirectorySchema>;
  /** Where the auth service publishes its keys. */
  readonly jwksUrl: string;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
  /** What deliveries of events are signed with. Absent: none are taken. */
  readonly eventsSecret?: string | undefined;
  /** Default: one that nobody is told from. */
  readonly outbox?: Outbox;
  /** Milliseconds since 1970, for what expires. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Makes the directory service's app, not yet listening. */
export function createDirectory(dependencies: DirectoryDependencies): FastifyInstance {
  const {
    db,
    jwksUrl,
    eventsSecret,
    checks,
    log,
    limits,
    now = Date.now,
    outbox = createOutbox({ now }),
  } = dependencies;
  const verifier = createTokenVerifier({ jwksUrl });
  const app = createService({
    name: 'directory',
    verifier,
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });

  const perform: Group['perform'] = (work) =>
    db.transaction().execute((trx) => work({ trx, outbox, now: now() }));
  const group: Group = {
    app,
    db,
    guard: createGuard(db, verifier),
    once: createOnce(db, now),
    perform,
    outbox,
    now,
  };
  serveProfile(group);
  servePeople(group);
  serveTenants(group);
  serveWorkspaces(group);
  serveAudit(group);
  servePlans(group);
  serveDeletion(group);
  serveCreations(group);
  serveAcceptances(group);
  if (eventsSecret)
    receiveEvents(app, {
      db,
      secret: eventsSecret,
      now,
      reactions: [...auditReactions, ...creationReactions(outbox, now)],
    });

  const internalVerifier = createTokenVerifier({
    jwksUrl,
    audience: INTERNAL_AUDIENCE,
    claims: InternalClaims,
  });
  implement(
    app,
    identityRoute,
    async ({ params }) => {
      const identity = await findIdentity(db, params.personId);
      if (!identity) throw problem(404, 'no-such-person', 'There is no such person in any tenant.');
      return identity;
    },
    { verifier: internalVerifier },
  );

  return app;
}
