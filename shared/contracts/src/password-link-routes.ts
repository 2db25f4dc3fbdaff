import type { z as Library } from 'zod/mini';
import type { Schemas } from './notification-routes.ts';
import { route } from './route.ts';

/**
 * Links by which somebody sets a password without having one. The library is handed in, as for the inbox: the page that
 * asks this has it by then. `Password` is what a password must be; the page leaves that to the service.
 */
export function passwordLinkRoutes<const Password extends Library.ZodMiniType<string, string>>(
  z: Schemas,
  Password: Password,
) {
  return {
    /** Sets the password of whoever was given the token, once. 404 `no-such-link` for one that was used or is too old. */
    use: route({
      method: 'POST',
      path: '/api/v1/auth/password-links',
      service: 'auth',
      access: 'public',
      body: z.object({ token: z.string(), password: Password }),
      response: z.object({ email: z.string() }),
    }),
  } as const;
}
