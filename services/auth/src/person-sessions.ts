import { auth, type Permission, type ServiceClaims } from '@ficus/contracts';
import { implement, type ProblemError, problem, signedOut } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { FindIdentity } from './identities.ts';
import { actingIn } from './identity.ts';
import { listed } from './listed-session.ts';
import type { Sessions } from './sessions.ts';

interface PersonSessionsParts {
  readonly app: FastifyInstance;
  readonly sessions: Sessions;
  readonly findIdentity: FindIdentity;
}

/** Sessions of other people, as far as they act in the caller's own tenant: seen and ended by those who manage people. */
export function servePersonSessions({ app, sessions, findIdentity }: PersonSessionsParts): void {
  /**
   * Tells who is meant, once it is sure that the caller may: by what the directory says of both, not by the token, which
   * is true only of the moment it was signed. As with roles, nobody reaches one who may do more than they.
   */
  async function reach(caller: ServiceClaims, personId: string, permission: Permission, requestId: string) {
    const session = await sessions.findById(caller.sid);
    const own = session && (await findIdentity(caller.sub, requestId));
    const me = own && actingIn(own, caller.tenantId);
    if (!me) throw signedOut();
    const mine = me.permissions ?? [];
    if (!mine.includes(permission)) throw forbidden(`This needs the permission ${permission}.`);
    const identity = await findIdentity(personId, requestId);
    const person = identity && actingIn(identity, caller.tenantId);
    // The same for somebody of another tenant as for nobody, and for who has no session as they may not act.
    if (!person) throw problem(404, 'no-such-person', 'There is no such person.');
    const missing = (person.permissions ?? []).find((one) => !mine.includes(one));
    if (missing) throw forbidden(`Theirs are ended by those with the permission ${missing}.`);
    return { personId, tenantId: caller.tenantId };
  }

  implement(app, auth.personSessions, async ({ params, caller, request }) => {
    const { personId, tenantId } = await reach(
      caller,
      params.personId,
      auth.personSessions.permission,
      request.id,
    );
    const all = await sessions.allOf(personId);
    return {
      sessions: all.filter((one) => one.tenantId === tenantId).map((one) => listed(one, caller.sid)),
    };
  });

  implement(app, auth.endPersonSession, async ({ params, caller, request }) => {
    const { permission } = auth.endPersonSession;
    const which = await reach(caller, params.personId, permission, request.id);
    const ending = { reason: 'revoked', actor: caller.sub } as const;
    const count = await sessions.end({ ...which, id: params.id }, ending);
    if (count === 0) throw problem(404, 'no-such-session', 'There is no such session.');
  });

  implement(app, auth.endPersonSessions, async ({ params, caller, request }) => {
    const { permission } = auth.endPersonSessions;
    const which = await reach(caller, params.personId, permission, request.id);
    await sessions.end({ ...which, except: caller.sid }, { reason: 'revoked', actor: caller.sub });
  });
}

function forbidden(detail: string): ProblemError {
  return problem(403, 'forbidden', 'You are not allowed to do this.', { detail });
}
