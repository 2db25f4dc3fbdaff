import { z } from 'zod/mini';
import { Role } from '../person.ts';
import { eventType } from './event-type.ts';

/** Somebody who is of a tenant from now on. */
const newMember = {
  personId: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  tenantName: z.string(),
};

/** What happens to the directory's people, invitations and tenants; always of the envelope's tenant. */
export const directoryEvents = {
  /** A person is to be made, and needs an account; followed by `accountMade` or `accountRefused`. */
  personCreationBegun: eventType({
    type: 'ficus.person.creation-begun.v1',
    source: 'directory',
    data: z.object({
      personId: z.string(),
      email: z.string(),
      /** SHA-256 of the token by which they set a password, in base64url. */
      linkDigest: z.string(),
      /** Milliseconds since 1970, and a time that a date can hold. */
      linkExpiresAt: z.number().check(z.gte(0), z.lte(8.64e15)),
    }),
  }),
  /** There is a person who was made by an admin, with account, profile and membership. */
  personCreated: eventType({
    type: 'ficus.person.created.v1',
    source: 'directory',
    data: z.object({
      ...newMember,
      /** The token by which they set a password, for them alone. */
      link: z.string(),
      linkExpiresAt: z.number().check(z.gte(-8.64e15), z.lte(8.64e15)),
    }),
  }),
  /** Somebody accepted an invitation to the tenant, and is of it now. */
  personJoined: eventType({
    type: 'ficus.person.joined.v1',
    source: 'directory',
    data: z.object({
      ...newMember,
    }),
  }),
  /** A person is not to be made after all; followed by `accountRemoved`. */
  personCreationUndone: eventType({
    type: 'ficus.person.creation-undone.v1',
    source: 'directory',
    data: z.object({ personId: z.string() }),
  }),
  /** Somebody may not act in the tenant any more. */
  personDeactivated: eventType({
    type: 'ficus.person.deactivated.v1',
    source: 'directory',
    data: z.object({
      personId: z.string(),
      /** Whether they may still act in another tenant. */
      isActiveElsewhere: z.boolean(),
    }),
  }),
  personReactivated: eventType({
    type: 'ficus.person.reactivated.v1',
    source: 'directory',
    data: z.object({ personId: z.string() }),
  }),
  personRoleChanged: eventType({
    type: 'ficus.person.role-changed.v1',
    source: 'directory',
    data: z.object({
      personId: z.string(),
      role: Role,
      previousRole: Role,
      email: z.string(),
      /** Name of the tenant when it happened. */
      tenantName: z.string(),
    }),
  }),
  /** An invitation begins its time: new, sent again, or with another name or role. */
  invitationSent: eventType({
    type: 'ficus.invitation.sent.v1',
    source: 'directory',
    data: z.object({
      invitationId: z.string(),
      email: z.string(),
      name: z.string(),
      role: Role,
      tenantName: z.string(),
      /** Name of who invites; absent if the directory does not know it. */
      invitedBy: z.optional(z.string()),
      /** The token by which it is accepted, for them alone; absent from those who told it before it could be. */
      link: z.optional(z.string()),
      /** Milliseconds since 1970: a time that a date can hold. */
      expiresAt: z.number().check(z.gte(-8.64e15), z.lte(8.64e15)),
    }),
  }),
  tenantRenamed: eventType({
    type: 'ficus.tenant.renamed.v1',
    source: 'directory',
    data: z.object({
      name: z.string(),
      previousName: z.string(),
      /** The people who may act in it. */
      people: z.array(z.object({ id: z.string(), email: z.string() })),
    }),
  }),
  /** Nobody acts in the tenant any more, until it is restored. */
  tenantDeleted: eventType({
    type: 'ficus.tenant.deleted.v1',
    source: 'directory',
    data: z.object({
      name: z.string(),
      /** Until when it can be restored, in milliseconds since 1970. */
      keptUntil: z.number().check(z.gte(-8.64e15), z.lte(8.64e15)),
      /** Who acted in it, and whether they may still act in another one. */
      people: z.array(z.object({ id: z.string(), email: z.string(), isActiveElsewhere: z.boolean() })),
    }),
  }),
  tenantRestored: eventType({
    type: 'ficus.tenant.restored.v1',
    source: 'directory',
    data: z.object({
      name: z.string(),
      /** The people who may act in it again. */
      people: z.array(z.object({ id: z.string(), email: z.string() })),
    }),
  }),
} as const;
