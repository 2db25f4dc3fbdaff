import type { Schemas } from './notification-routes.ts';
import { route } from './route.ts';

/**
 * What somebody does with an invitation that came by e-mail: the token of its link stands for them. The library is handed
 * in, as for the inbox: the page that asks this has it by then.
 */
export function invitationAcceptanceRoutes(z: Schemas) {
  const Token = z.object({ token: z.string() });
  const Accepted = z.object({
    tenantId: z.string(),
    tenantName: z.string(),
    email: z.string(),
    name: z.string(),
    /** They have no account yet: one is made, for which they set a password by the token of the invitation. */
    isNew: z.boolean(),
  });
  return {
    /** What the invitation is to. 404 `no-such-invitation` for one that was accepted, taken back, or has expired. */
    look: route({
      method: 'POST',
      path: '/api/v1/invitation-acceptances/looks',
      service: 'directory',
      access: 'public',
      body: Token,
      response: Accepted,
    }),
    /**
     * Joins the tenant: at once if there is an account by the address, else as soon as there is one. The same again
     * while it is made is answered alike. 404 as above.
     */
    accept: route({
      method: 'POST',
      path: '/api/v1/invitation-acceptances',
      service: 'directory',
      access: 'public',
      body: Token,
      response: Accepted,
    }),
  } as const;
}
