import { z } from 'zod/mini';

/** Roles a person may hold in a tenant. `operator` runs the platform and belongs to no customer. */
export const Role = z.enum(['admin', 'member', 'operator']);
export type Role = z.infer<typeof Role>;

/** The signed-in person as every view knows them: identity, and the tenant they act in. */
export const Person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  role: Role,
  /**
   * What they may do there, as `Permission` names. Plain strings, so that one which this copy of the contracts does not
   * know breaks nothing; ask with `may`.
   */
  permissions: z.optional(z.array(z.string())),
});
export type Person = z.infer<typeof Person>;

/** A tenant in which a person is active, with what they may do there. */
export const Assignment = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  role: Role,
  permissions: z.array(z.string()),
});
export type Assignment = z.infer<typeof Assignment>;

/**
 * Names a person in one of their tenants: what belongs to somebody in a browser bears it, so that nothing of one tenant
 * is met in another. Plain for ids of letters, digits, `-` and `_`: `user_ada@acme`.
 */
export function ownerOf({ id, tenantId }: Pick<Person, 'id' | 'tenantId'>): string {
  return `${encodeURIComponent(id)}@${encodeURIComponent(tenantId)}`;
}
