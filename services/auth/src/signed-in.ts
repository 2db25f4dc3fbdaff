import type { SignedIn } from '@ficus/contracts';
import { signedOut } from '@ficus/service-kit';
import type { FindIdentity } from './identities.ts';
import { actingIn, type Identity, tenantsOf } from './identity.ts';
import type { Session, Sessions } from './sessions.ts';

/** Tells who acts by a session, and in which tenant. Throws 401 `signed-out` for none, and for a person who may not act. */
export type ReadSession = (session: Session | undefined, requestId: string) => Promise<SignedIn>;

/** The person of an identity as they act in a tenant; in the one that they joined first when they may not act there. */
export function signedInAs(identity: Identity, tenantId: string | undefined): SignedIn {
  const person = actingIn(identity, tenantId) ?? actingIn(identity, identity.tenantId);
  if (!person) throw signedOut();
  return { person, tenants: tenantsOf(identity) };
}

/** Makes the reader of sessions. */
export function createReadSession(sessions: Sessions, findIdentity: FindIdentity): ReadSession {
  return async (session, requestId) => {
    if (!session) throw signedOut();
    const identity = await findIdentity(session.personId, requestId);
    if (!identity) {
      // Deactivated or gone: the sessions do not come back when the person does.
      await sessions.end({ personId: session.personId }, { reason: 'deactivated' });
      throw signedOut();
    }
    const signedIn = signedInAs(identity, session.tenantId);
    const { tenantId } = signedIn.person;
    // Removed from the tenant: the session stays where it fell back to, even if they are taken in again.
    if (tenantId !== session.tenantId) await sessions.actIn(session.id, tenantId);
    return signedIn;
  };
}
