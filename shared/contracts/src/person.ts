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
