import { createHash } from 'node:crypto';
import { passwordLinks } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { implement, type Outbox, problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { changePassword, hashPassword } from './accounts.ts';
import { endSessions } from './end-sessions.ts';
import type { AuthSchema } from './schema.ts';

interface PasswordLinkParts {
  readonly app: FastifyInstance;
  readonly db: Kysely<AuthSchema>;
  readonly outbox: Outbox;
  readonly now: () => number;
}

/** Whoever has a link sets the password, once. Its token is 256 random bits: there is nothing to guess. */
export function servePasswordLinks({ app, db, outbox, now }: PasswordLinkParts): void {
  implement(app, passwordLinks.use, async ({ body }) => {
    const digest = createHash('sha256').update(body.token).digest();
    // Nobody is signed in here: only for a link that there is may it cost what a hash costs.
    await demandLink(db, digest, now());
    const passwordHash = await hashPassword(body.password);
    return db.transaction().execute(async (trx) => {
      const link = await trx
        .deleteFrom('password_links')
        .where('digest', '=', digest)
        .returning(['person_id', 'tenant_id'])
        .executeTakeFirst();
      const account =
        link &&
        (await trx
          .selectFrom('accounts')
          .where('person_id', '=', link.person_id)
          .select('email')
          .executeTakeFirst());
      // Somebody else was faster.
      if (!link || !account) throw noSuchLink();
      const personId = link.person_id;
      await changePassword(trx, personId, passwordHash);
      await outbox.tell(trx, events.passwordChanged, {
        subject: `person/${personId}`,
        ...(link.tenant_id !== null && { tenantId: link.tenant_id }),
        actor: personId,
        data: { personId },
      });
      await endSessions(
        { trx, outbox, now: now() },
        { personId },
        { reason: 'password-changed', actor: personId },
      );
      return account;
    });
  });
}

async function demandLink(db: Kysely<AuthSchema>, digest: Buffer, now: number): Promise<void> {
  const link = await db
    .selectFrom('password_links')
    .where('digest', '=', digest)
    .where('expires_at', '>', new Date(now))
    .select('person_id')
    .executeTakeFirst();
  if (!link) throw noSuchLink();
}

function noSuchLink() {
  return problem(404, 'no-such-link', 'This link was used already, or is too old.', {
    detail: 'Ask who manages people in your organisation.',
  });
}
