import { SignedIn } from '@ficus/contracts';
import { z } from 'zod/mini';

/**
 * Whose session a cookie's secret is, in which tenant they act and may act, with a service token for them; 401 `signed-out` when it is nobody's. Asked by the
 * gateway, which does not route it. Any string is taken: cookies are what a browser likes to send.
 */
export const introspectionRoute = {
  method: 'POST',
  path: '/internal/sessions/introspect',
  service: 'auth',
  access: 'public',
  body: z.object({ session: z.string() }),
  response: z.extend(SignedIn, {
    token: z.string(),
    /** When the token expires, in milliseconds since 1970. */
    expiresAt: z.number(),
  }),
  idempotent: true,
} as const;
