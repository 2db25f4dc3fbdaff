import { z } from 'zod/mini';
import { Role } from '../person.ts';
import { eventType } from './event-type.ts';

/** What happens to accounts and sessions. */
export const authEvents = {
  /** Somebody signed in, in the envelope's tenant. */
  sessionBegun: eventType({
    type: 'ficus.session.begun.v1',
    source: 'auth',
    data: z.object({
      personId: z.string(),
      name: z.string(),
      email: z.string(),
      tenantName: z.string(),
      /** Their role in the tenant; absent from those who told it before there was one. */
      role: z.optional(Role),
      /** What the browser said it is; absent if it said nothing. */
      browser: z.optional(z.string()),
    }),
  }),
  /** A session was ended before its time, in the envelope's tenant; not told of one that expires. */
  sessionEnded: eventType({
    type: 'ficus.session.ended.v1',
    source: 'auth',
    data: z.object({
      personId: z.string(),
      sessionId: z.string(),
      /** `signed-out` by the session itself, `revoked` by another one of the person's or by an admin. */
      reason: z.enum(['signed-out', 'revoked', 'password-changed', 'deactivated']),
      /** What the browser said it is; absent if it said nothing. */
      browser: z.optional(z.string()),
    }),
  }),
  /** Somebody who cannot sign in asked for a link by which they set a password. */
  passwordLinkAsked: eventType({
    type: 'ficus.password-link.asked.v1',
    source: 'auth',
    data: z.object({
      personId: z.string(),
      email: z.string(),
      /** The token of the link. */
      link: z.string(),
      /** Milliseconds since 1970: a time that a date can hold. */
      linkExpiresAt: z.number().check(z.gte(-8.64e15), z.lte(8.64e15)),
    }),
  }),
  /** A person who is being made has an account. */
  accountMade: eventType({
    type: 'ficus.account.made.v1',
    source: 'auth',
    data: z.object({ personId: z.string() }),
  }),
  /** They cannot have one. */
  accountRefused: eventType({
    type: 'ficus.account.refused.v1',
    source: 'auth',
    data: z.object({
      personId: z.string(),
      /** `address-in-use`: somebody has an account by that address. */
      reason: z.string(),
    }),
  }),
  /** The account of a person who is not made after all is gone, if there was one. */
  accountRemoved: eventType({
    type: 'ficus.account.removed.v1',
    source: 'auth',
    data: z.object({ personId: z.string() }),
  }),
  passwordChanged: eventType({
    type: 'ficus.password.changed.v1',
    source: 'auth',
    data: z.object({ personId: z.string() }),
  }),
} as const;
