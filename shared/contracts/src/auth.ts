import { z } from 'zod/mini';
import { Person } from './person.ts';
import { route } from './route.ts';

/** What the sign-in form sends. The e-mail address is compared without regard to case. */
export const SignIn = z.object({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
});
export type SignIn = z.infer<typeof SignIn>;

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
    response: z.object({ person: Person }),
  }),
} as const;
