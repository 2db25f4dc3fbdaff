import { Assignment, Person } from '@ficus/contracts';
import { z } from 'zod/mini';

/** Who a person is and where they may act, as the directory says. A directory of before names one tenant only. */
export const Identity = z.extend(Person, { tenants: z.optional(z.array(Assignment)) });
export type Identity = z.infer<typeof Identity>;

/** All tenants in which they may act, the one they joined first at the front. */
export function tenantsOf({ tenants, tenantId, tenantName, role, permissions = [] }: Identity): Assignment[] {
  return tenants ?? [{ tenantId, tenantName, role, permissions }];
}

/** The person as they act in one of their tenants; undefined when they may not (any more). */
export function actingIn(identity: Identity, tenantId: string | undefined): Person | undefined {
  const { tenants: _tenants, ...person } = identity;
  if (tenantId === identity.tenantId) return person;
  const assignment = tenantsOf(identity).find((one) => one.tenantId === tenantId);
  return assignment && { ...person, ...assignment };
}
