import { z } from 'zod/mini';
import { Invitation, PeoplePage, PeopleQuery } from './people.ts';
import { route } from './route.ts';
import { line, page, Search } from './text.ts';

/** What a tenant's admins decide for it. */
export const TenantSettings = z.object({
  /** How long an invitation is good for. Default: 14. */
  invitationDays: z.number().check(z.int(), z.gte(1), z.lte(90)),
  /** Domains that an invited address must be of, such as `acme.test`. Default: none, which allows all. */
  emailDomains: z
    .array(
      z
        .string()
        .check(
          z.trim(),
          z.toLowerCase(),
          z.maxLength(253),
          z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Not a domain such as acme.test'),
        ),
    )
    .check(z.maxLength(20)),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

/** A tenant. `version` grows with every change of it. */
export const Tenant = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  settings: TenantSettings,
  version: z.number(),
});
export type Tenant = z.infer<typeof Tenant>;

/** A tenant as the operators' list shows it: with its active people and its workspaces in use. */
export const TenantSummary = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  peopleCount: z.number(),
  workspaceCount: z.number(),
});
export type TenantSummary = z.infer<typeof TenantSummary>;

/** A change of a tenant: what is left out stays. `version` is the one that the change was made upon. */
export const UpdateTenant = z.object({
  name: z.optional(line(100)),
  settings: z.optional(TenantSettings),
  version: z.number(),
});
export type UpdateTenant = z.infer<typeof UpdateTenant>;

/** Tenants; a caller reaches their own, an operator all. What is out of reach is answered 404 `no-such-tenant`. */
export const tenants = {
  /** All tenants, by name. */
  list: route({
    method: 'GET',
    path: '/api/v1/tenants',
    service: 'directory',
    permission: 'platform.operate',
    query: z.object({ ...page, search: Search }),
    response: z.object({
      tenants: z.array(TenantSummary),
      total: z.number(),
      nextCursor: z.optional(z.string()),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/v1/tenants/:id',
    service: 'directory',
    permission: 'tenant.read',
    response: Tenant,
  }),
  /** 409 `changed-meanwhile` when `version` is not the present one: read it again, then decide. */
  update: route({
    method: 'PATCH',
    path: '/api/v1/tenants/:id',
    service: 'directory',
    permission: 'tenant.manage',
    keyed: true,
    body: UpdateTenant,
    response: Tenant,
  }),
  /** What `people.list` is for one's own tenant. */
  members: route({
    method: 'GET',
    path: '/api/v1/tenants/:id/members',
    service: 'directory',
    permission: 'people.read',
    query: PeopleQuery,
    response: PeoplePage,
  }),
  /** Open invitations, newest first, expired ones included. */
  invitations: route({
    method: 'GET',
    path: '/api/v1/tenants/:id/invitations',
    service: 'directory',
    permission: 'people.invite',
    response: z.object({ invitations: z.array(Invitation) }),
  }),
} as const;
