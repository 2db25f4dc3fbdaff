import { auth, type ServiceClaims } from '@ficus/contracts';
import { implement, problem, signedOut } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { type CheckCredentials, changePassword } from './accounts.ts';
import type { Attempts } from './attempts.ts';
import type { AuthSchema } from './schema.ts';
import type { Session, Sessions } from './sessions.ts';

interface AccountParts {
  readonly app: FastifyInstance;
  readonly db: Kysely<AuthSchema>;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly checkCredentials: CheckCredentials;
}

/** What a person does with their own account: another password, and their sessions wherever they are. */
export function serveAccount({ app, db, sessions, attempts, checkCredentials }: AccountParts): void {
  /** The token outlives a sign-out by up to five minutes; the session does not. */
  async function ownSession(caller: ServiceClaims): Promise<Session> {
    const session = await sessions.findById(caller.sid);
    if (!session) throw signedOut();
    return session;
  }

  implement(app, auth.changePassword, async ({ body, caller, request }) => {
    const { id, personId } = await ownSession(caller);
    attempts.take(caller.email, request.ip);
    if ((await checkCredentials(caller.email, body.currentPassword)) !== personId) {
      throw problem(400, 'wrong-password', 'The present password is not right.', {
        fields: [{ path: 'currentPassword', message: 'This is not your present password' }],
      });
    }
    attempts.clear(caller.email, request.ip);
    await changePassword(db, personId, body.newPassword);
    // Whoever knew the old one may be signed in by it.
    await sessions.endAllOf(personId, id);
  });

  implement(app, auth.sessions, async ({ caller }) => {
    const { id, personId } = await ownSession(caller);
    const all = await sessions.allOf(personId);
    return {
      sessions: all.map((session) => ({
        id: session.id,
        startedAt: session.startedAt,
        expiresAt: session.expiresAt,
        ...(session.browser && { browser: session.browser }),
        isCurrent: session.id === id,
      })),
    };
  });

  implement(app, auth.signOutElsewhere, async ({ caller }) => {
    const { id, personId } = await ownSession(caller);
    await sessions.endAllOf(personId, id);
  });
}
