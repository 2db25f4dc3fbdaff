import { z } from 'zod/mini';
import { Assignment, Person } from './person.ts';
import { route } from './route.ts';

/** What the sign-in form sends. The e-mail address is compared without regard to case. */
export const SignIn = z.object({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
});
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in, acting in one of their tenants, and all tenants in which they may act, first joined first. */
export const SignedIn = z.object({ person: Person, tenants: z.array(Assignment) });
export type SignedIn = z.infer<typeof SignedIn>;

/** A password that somebody chooses. */
export const NewPassword = z.string().check(z.minLength(10), z.maxLength(1024));

/** One session of a person's. Times in milliseconds since 1970. */
export const OwnSession = z.object({
  /** Cannot be used to sign in. */
  id: z.string(),
  startedAt: z.number(),
  expiresAt: z.number(),
  /** When something was last asked by it, to the minute. */
  lastSeenAt: z.optional(z.number()),
  /** What the browser said it is (`User-Agent`) when signing in, shortened; absent if it said nothing. */
  browser: z.optional(z.string()),
  /** The one that asks. */
  isCurrent: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

const Sessions = z.object({ sessions: z.array(OwnSession) });

/** The service that calls the others for people: service tokens are made for it alone. */
export const CALLING_SERVICE = 'gateway';

/** Claims of the service token that the gateway attaches to every request behind it (RS256). */
export const ServiceClaims = z.object({
  /** Person id. */
  sub: z.string(),
  /** Session id, for logs; never the session secret. */
  sid: z.string(),
  email: z.string(),
  name: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  role: Person.shape.role,
  /** The calling service: the authorized party of OpenID Connect Core 1.0, section 2. */
  azp: z.literal(CALLING_SERVICE),
});
export type ServiceClaims = z.infer<typeof ServiceClaims>;

/** The auth service's routes. Sign-in sets the httpOnly session cookie, sign-out ends the session and clears it. */
export const auth = {
  signIn: route({
    method: 'POST',
    path: '/api/v1/auth/sign-in',
    service: 'auth',
    access: 'public',
    body: SignIn,
    response: z.object({ person: Person }),
  }),
  signOut: route({ method: 'POST', path: '/api/v1/auth/sign-out', service: 'auth', idempotent: true }),
  session: route({
    method: 'GET',
    path: '/api/v1/auth/session',
    service: 'auth',
    response: SignedIn,
  }),
  /**
   * Lets the session act in another tenant of the person, from the next request on. 404 `no-such-tenant` for a tenant in
   * which they are not active, whether there is one or not.
   */
  switchTenant: route({
    method: 'PUT',
    path: '/api/v1/auth/tenant',
    service: 'auth',
    body: z.object({ tenantId: z.string().check(z.minLength(1), z.maxLength(200)) }),
    response: SignedIn,
  }),
  /**
   * Changes the caller's password and ends their other sessions. 400 `wrong-password` when the present one is not theirs;
   * tries are counted as those of signing in are (429 `too-many-attempts`).
   */
  changePassword: route({
    method: 'POST',
    path: '/api/v1/auth/password',
    service: 'auth',
    body: z.object({ currentPassword: SignIn.shape.password, newPassword: NewPassword }),
  }),
  /** The caller's own sessions, in whichever tenant each acts, the newest first. */
  sessions: route({
    method: 'GET',
    path: '/api/v1/auth/sessions',
    service: 'auth',
    response: Sessions,
  }),
  /** Ends the caller's sessions but the one that asks. */
  signOutElsewhere: route({ method: 'DELETE', path: '/api/v1/auth/other-sessions', service: 'auth' }),
  /** Ends one of the caller's sessions. 404 `no-such-session`. */
  endSession: route({ method: 'DELETE', path: '/api/v1/auth/sessions/:id', service: 'auth' }),
  /**
   * A person's sessions that act in the caller's tenant, the newest first. 404 `no-such-person` for whoever is not
   * active in it, 403 for a role beyond the caller's own.
   */
  personSessions: route({
    method: 'GET',
    path: '/api/v1/auth/people/:personId/sessions',
    service: 'auth',
    permission: 'people.manage',
    response: Sessions,
  }),
  /** Ends one of these; it is refused within seconds. 404 `no-such-session`. */
  endPersonSession: route({
    method: 'DELETE',
    path: '/api/v1/auth/people/:personId/sessions/:id',
    service: 'auth',
    permission: 'people.manage',
  }),
  /** Ends all of these, but the one that asks. */
  endPersonSessions: route({
    method: 'DELETE',
    path: '/api/v1/auth/people/:personId/sessions',
    service: 'auth',
    permission: 'people.manage',
  }),
} as const;
