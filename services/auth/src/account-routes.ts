import { auth, type ServiceClaims } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { implement, type Outbox, problem, signedOut } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { type CheckCredentials, changePassword, hashPassword } from './accounts.ts';
import type { Attempts } from './attempts.ts';
import { endSessions } from './end-sessions.ts';
import { listed } from './listed-session.ts';
import type { AuthSchema } from './schema.ts';
import type { Session, Sessions } from './sessions.ts';

interface AccountParts {
  readonly app: FastifyInstance;
  readonly db: Kysely<AuthSchema>;
  readonly outbox: Outbox;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly checkCredentials: CheckCredentials;
  readonly now: () => number;
}

/** What a person does with their own account: another password, and their sessions wherever they are. */
export function serveAccount(parts: AccountParts): void {
  const { app, db, outbox, sessions, attempts, checkCredentials, now } = parts;

  /** The token outlives a sign-out by up to five minutes; the session does not. */
  async function ownSession(caller: ServiceClaims): Promise<Session> {
    const session = await sessions.findById(caller.sid);
    if (!session) throw signedOut();
    return session;
  }

  implement(app, auth.changePassword, async ({ body, caller, request }) => {
    const { id, personId, tenantId } = await ownSession(caller);
    attempts.take(caller.email, request.ip);
    if ((await checkCredentials(caller.email, body.currentPassword)) !== personId) {
      throw problem(400, 'wrong-password', 'The present password is not right.', {
        fields: [{ path: 'currentPassword', message: 'This is not your present password' }],
      });
    }
    attempts.clear(caller.email, request.ip);
    const passwordHash = await hashPassword(body.newPassword);
    await db.transaction().execute(async (trx) => {
      await changePassword(trx, personId, passwordHash);
      await outbox.tell(trx, events.passwordChanged, {
        subject: `person/${personId}`,
        ...(tenantId !== undefined && { tenantId }),
        actor: personId,
        data: { personId },
      });
      // Whoever knew the old one may be signed in by it.
      const ending = { reason: 'password-changed', actor: personId } as const;
      await endSessions({ trx, outbox, now: now() }, { personId, except: id }, ending);
    });
  });

  implement(app, auth.sessions, async ({ caller }) => {
    const { id, personId } = await ownSession(caller);
    const all = await sessions.allOf(personId);
    return { sessions: all.map((session) => listed(session, id)) };
  });

  implement(app, auth.signOutElsewhere, async ({ caller }) => {
    const { id, personId } = await ownSession(caller);
    await sessions.end({ personId, except: id }, { reason: 'revoked', actor: personId });
  });

  implement(app, auth.endSession, async ({ params, caller }) => {
    const { personId } = await ownSession(caller);
    const count = await sessions.end({ personId, id: params.id }, { reason: 'revoked', actor: personId });
    if (count === 0) throw problem(404, 'no-such-session', 'There is no such session.');
  });
}
