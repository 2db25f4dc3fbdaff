import { auth } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import {
  type Checks,
  createOutbox,
  createService,
  createTokenVerifier,
  implement,
  type LogOptions,
  type Outbox,
  problem,
  type RateLimits,
  signedOut,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { serveAccount } from './account-routes.ts';
import { createCredentialsCheck } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { createDirectoryClient } from './directory-client.ts';
import { serveEvents } from './events.ts';
import { createIdentities } from './identities.ts';
import { actingIn } from './identity.ts';
import { introspectionRoute } from './introspection.ts';
import { servePasswordLinks } from './password-links.ts';
import { servePersonSessions } from './person-sessions.ts';
import type { AuthSchema } from './schema.ts';
import { sessionCookie, tenantCookie } from './session-cookie.ts';
import { createSessions } from './sessions.ts';
import { createReadSession, signedInAs } from './signed-in.ts';
import { createSigningKeys, ensureKey } from './signing-keys.ts';
import { createTokens } from './tokens.ts';

/** What the auth service works with. */
export interface AuthDependencies {
  readonly db: Kysely<AuthSchema>;
  readonly directoryUrl: string;
  /** How long a session lasts from sign-in. */
  readonly sessionLifeMs: number;
  /** Whether browsers may send the cookie by HTTPS only. */
  readonly isCookieSecure: boolean;
  /** What deliveries of events are signed with. Absent: none are taken. */
  readonly eventsSecret?: string | undefined;
  /** Default: one that nobody is told from. */
  readonly outbox?: Outbox;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
  readonly now?: () => number;
}

/** Makes the auth service's app, not yet listening. Makes its first signing key if it has none. */
export async function createAuth(dependencies: AuthDependencies): Promise<FastifyInstance> {
  const { db, sessionLifeMs, isCookieSecure, eventsSecret, checks, log, limits, now } = dependencies;
  const outbox = dependencies.outbox ?? createOutbox({ ...(now && { now }) });
  await ensureKey(db, now);
  const keys = createSigningKeys(db, now);
  const tokens = createTokens(keys, now);
  const sessions = createSessions({ db, outbox }, sessionLifeMs, now);
  const attempts = createAttempts(now);
  const checkCredentials = await createCredentialsCheck(db);
  const app = createService({
    name: 'auth',
    verifier: createTokenVerifier({ keys: keys.published }),
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });
  const findIdentity = createIdentities({
    db,
    ask: createDirectoryClient(dependencies.directoryUrl, tokens),
    onFailure: (error) => app.log.warn({ err: error }, 'the directory gave no identity'),
    ...(now && { now }),
  });

  const readSession = createReadSession(sessions, findIdentity);

  implement(app, auth.signIn, async ({ body, request, reply }) => {
    attempts.take(body.email, request.ip);
    const personId = await checkCredentials(body.email, body.password);
    if (!personId) throw problem(401, 'invalid-credentials', 'The e-mail address or the password is wrong.');
    attempts.clear(body.email, request.ip);
    // Asked anew: who may not act since a moment ago must not come in by what is remembered of them.
    const identity = await findIdentity(personId, request.id, { isFresh: true });
    if (!identity)
      throw problem(403, 'no-tenant', 'This account belongs to no tenant. Ask your administrator.');
    const { tenantId } = identity;
    const { name, email, tenantName, role } = identity;
    const session = await sessions.begin(
      { personId, tenantId, browser: request.headers['user-agent'] },
      (trx, { browser }) =>
        outbox.tell(trx, events.sessionBegun, {
          subject: `person/${personId}`,
          tenantId,
          actor: personId,
          data: { personId, name, email, tenantName, role, ...(browser && { browser }) },
        }),
    );
    reply.header('set-cookie', sessionCookie(session.secret, sessionLifeMs, isCookieSecure));
    return { person: signedInAs(identity, tenantId).person };
  });

  implement(app, auth.signOut, async ({ caller, reply }) => {
    await sessions.end({ personId: caller.sub, id: caller.sid }, { reason: 'signed-out', actor: caller.sub });
    reply.header('set-cookie', [sessionCookie('', 0, isCookieSecure), tenantCookie('', 0, isCookieSecure)]);
  });

  implement(app, auth.session, async ({ caller, request }) =>
    // The token outlives a sign-out by up to five minutes; the session does not.
    readSession(await sessions.findById(caller.sid), request.id),
  );

  implement(app, auth.switchTenant, async ({ caller, body, request, reply }) => {
    const session = await sessions.findById(caller.sid);
    if (!session) throw signedOut();
    // Asked anew: nobody enters a tenant by what is remembered of them.
    const identity = await findIdentity(session.personId, request.id, { isFresh: true });
    // The same answer for a tenant that is not theirs as for none.
    if (!identity || !actingIn(identity, body.tenantId))
      throw problem(404, 'no-such-tenant', 'You belong to no such tenant.');
    await sessions.actIn(session.id, body.tenantId);
    reply.header('set-cookie', tenantCookie(body.tenantId, sessionLifeMs, isCookieSecure));
    return signedInAs(identity, body.tenantId);
  });

  if (eventsSecret) serveEvents({ app, db, outbox, secret: eventsSecret, now: now ?? Date.now });
  serveAccount({ app, db, outbox, sessions, attempts, checkCredentials, now: now ?? Date.now });

  servePasswordLinks({ app, db, outbox, now: now ?? Date.now });

  servePersonSessions({ app, sessions, findIdentity });

  implement(app, introspectionRoute, async ({ body, request }) => {
    const session = await sessions.findBySecret(body.session);
    const signedIn = await readSession(session, request.id);
    // `readSession` has refused to go on without one.
    if (!session) throw signedOut();
    await sessions.seen(session);
    return { ...signedIn, ...(await tokens.forPerson(signedIn.person, session)) };
  });

  app.get('/.well-known/jwks.json', { logLevel: 'warn' }, async (_request, reply) => {
    // Not cached on the way: a verifier that asks again has met a key that it does not know.
    return reply.header('cache-control', 'no-cache').send(await keys.published());
  });

  return app;
}
