import { z } from 'zod/mini';
import { route } from './route.ts';

/** What a plan may limit, and what is counted of a tenant. */
const Measure = z.object({
  /** `people` (active ones, and invitations that are open), `workspaces` (in use), or one that this copy does not know. */
  id: z.string(),
  used: z.number(),
  /** The most that the plan allows; absent: as many as one likes. More can be in use, where the plan was smaller later. */
  limit: z.optional(z.number()),
});

/** A plan that a tenant may have, with the most that it allows of each measure. */
const Plan = z.object({ id: z.string(), name: z.string(), limits: z.record(z.string(), z.number()) });

/** The plan of a tenant, how much of it is used, counted as it is asked for, and which other plans there are. */
export const TenantUsage = z.object({
  plan: Plan,
  measures: z.array(Measure),
  plans: z.array(Plan),
});
export type TenantUsage = z.infer<typeof TenantUsage>;

/** The plans that a tenant can be given. */
export const PlanId = z.enum(['starter', 'team', 'business']);
export type PlanId = z.infer<typeof PlanId>;

/** A tenant that was deleted and can be brought back. Times in milliseconds since 1970. */
export const DeletedTenant = z.object({
  id: z.string(),
  name: z.string(),
  deletedAt: z.number(),
  /** Until when it can be brought back. */
  keptUntil: z.number(),
  peopleCount: z.number(),
});
export type DeletedTenant = z.infer<typeof DeletedTenant>;

const Name = z.string().check(z.maxLength(200), z.regex(/^\P{Cc}*$/u));

/**
 * What is done with a tenant as a whole, seldom: a table of its own, in no first load. What is out of the caller's reach is
 * answered 404 `no-such-tenant`.
 */
export const tenantCare = {
  usage: route({
    method: 'GET',
    path: '/api/v1/tenant-usage/:id',
    service: 'directory',
    permission: 'tenant.manage',
    response: TenantUsage,
  }),
  /** Holds from now on: what is beyond it stays, and nothing is added to it. */
  changePlan: route({
    method: 'PUT',
    path: '/api/v1/tenant-plans/:id',
    service: 'directory',
    permission: 'platform.operate',
    body: z.object({ plan: PlanId }),
    response: TenantUsage,
  }),
  /**
   * Deletes a tenant whose name was typed: nobody acts in it any more, its open invitations are void, and it can be brought
   * back for 30 days. 400 for another name, 409 `operators-tenant` for one in which operators act.
   */
  remove: route({
    method: 'PUT',
    path: '/api/v1/tenant-deletions/:id',
    service: 'directory',
    permission: 'tenant.delete',
    body: z.object({ name: Name }),
    response: DeletedTenant,
  }),
  /** Brings a deleted tenant back, with its people and workspaces. For one that is not deleted it does nothing. */
  restore: route({
    method: 'DELETE',
    path: '/api/v1/tenant-deletions/:id',
    service: 'directory',
    permission: 'platform.operate',
  }),
  /** Those that can be brought back, the latest first. */
  deleted: route({
    method: 'GET',
    path: '/api/v1/tenant-deletions',
    service: 'directory',
    permission: 'platform.operate',
    response: z.object({ tenants: z.array(DeletedTenant) }),
  }),
} as const;
