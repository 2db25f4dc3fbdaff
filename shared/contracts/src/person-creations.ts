import { z } from 'zod/mini';
import { InvitePerson } from './people.ts';
import { Role } from './person.ts';
import { route } from './route.ts';

/** How far the making of a person is. Times in milliseconds since 1970. */
export const PersonCreation = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  /**
   * `account`, `profile` and `welcome` come one after the other, then `done`. Where one of them fails for good: `undoing`,
   * while what was made is taken back, then `failed`, and nothing is left of it.
   */
  state: z.string(),
  /**
   * Why it failed: `address-in-use` (somebody on the platform has the address), `too-late` (a service was away for too
   * long), `refused`, or one that this copy of the contracts does not know.
   */
  reason: z.optional(z.string()),
  /** Whom it has made; once it is done. */
  personId: z.optional(z.string()),
  createdAt: z.number(),
});
export type PersonCreation = z.infer<typeof PersonCreation>;

/** Making people in the caller's own tenant, who get a link by e-mail to set their password by. */
export const personCreations = {
  /**
   * Begins to make a person: an account, a profile with a membership, a welcome; all of it or nothing. 409 `already-here`
   * for somebody of the tenant, `limit-reached`, and `under-way` while the same address is being made.
   */
  create: route({
    method: 'POST',
    path: '/api/v1/person-creations',
    service: 'directory',
    permission: 'people.manage',
    keyed: true,
    body: InvitePerson,
    response: PersonCreation,
  }),
  /** Those under way, and those that ended within the last day, the latest first. */
  list: route({
    method: 'GET',
    path: '/api/v1/person-creations',
    service: 'directory',
    permission: 'people.manage',
    response: z.object({ creations: z.array(PersonCreation) }),
  }),
} as const;
