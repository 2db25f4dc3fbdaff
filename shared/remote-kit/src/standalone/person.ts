import type { Person } from '@ficus/contracts';
import { isServiceError, type ServiceClient } from '@ficus/service-client';

/** Whom a remote that runs alone is shown to. */
export type Visitor =
  | { readonly kind: 'signed-in'; readonly person: Person }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'no-system'; readonly person: Person };

/** Stands in while no system runs: the view renders, and every call fails as it would offline. */
const NOBODY: Person = {
  id: 'standalone',
  email: 'nobody@standalone.test',
  name: 'Nobody',
  tenantId: 'standalone',
  tenantName: 'No system',
  role: 'admin',
};

/** Asks the running system who is signed in. */
export async function findVisitor(client: ServiceClient): Promise<Visitor> {
  try {
    const { person } = await client.auth.session();
    return { kind: 'signed-in', person };
  } catch (error) {
    if (isServiceError(error) && error.code === 'signed-out') return { kind: 'signed-out' };
    return { kind: 'no-system', person: NOBODY };
  }
}
