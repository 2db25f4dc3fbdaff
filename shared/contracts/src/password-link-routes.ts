import type { z as Library } from 'zod/mini';
import type { Schemas } from './notification-routes.ts';
import { route } from './route.ts';

/** What texts must be; a page takes any, and leaves the rest to the service. */
interface Texts<Password, Email> {
  readonly Password: Password;
  readonly Email: Email;
}

type Text = Library.ZodMiniType<string, string>;

/**
 * Links by which somebody sets a password without having one. The library is handed in, as for the inbox: the page that
 * asks this has it by then.
 */
export function passwordLinkRoutes<const Password extends Text, const Email extends Text>(
  z: Schemas,
  { Password, Email }: Texts<Password, Email>,
) {
  return {
    /**
     * Has a link sent to the address, good for an hour and once, if somebody has an account by it. The answer is the
     * same, and takes as long, if nobody has; or if three links are under way to it already: then no more are sent.
     */
    ask: route({
      method: 'POST',
      path: '/api/v1/auth/password-links/requests',
      service: 'auth',
      access: 'public',
      body: z.object({ email: Email }),
    }),
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
