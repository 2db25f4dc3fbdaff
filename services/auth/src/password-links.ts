import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { passwordLinks } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { implement, type Outbox, problem } from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { changePassword, hashPassword } from './accounts.ts';
import { endSessions } from './end-sessions.ts';
import type { AuthSchema } from './schema.ts';

/** How long a link is good that somebody asked for themselves. */
const ASKED_LIFE_MS = 60 * 60_000;
/** So many of these may be good at a time: nobody's letterbox is filled by somebody else. */
const MOST_ASKED = 3;
/** What an answer takes, whether there is an account or not: far longer than the work. */
const ASKING_MS = 300;

interface PasswordLinkParts {
  readonly app: FastifyInstance;
  readonly db: Kysely<AuthSchema>;
  readonly outbox: Outbox;
  readonly now: () => number;
}

/**
 * Whoever has a link sets the password, once; who has an account can have one sent. Its token is 256 random bits: there
 * is nothing to guess.
 */
export function servePasswordLinks({ app, db, outbox, now }: PasswordLinkParts): void {
  implement(app, passwordLinks.ask, async ({ body }) => {
    const answer = delay(ASKING_MS);
    await sendLink({ db, outbox, now }, body.email);
    await answer;
  });

  implement(app, passwordLinks.use, async ({ body }) => {
    const digest = digestOf(body.token);
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

async function sendLink(
  { db, outbox, now }: Pick<PasswordLinkParts, 'db' | 'outbox' | 'now'>,
  email: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const account = await trx
      .selectFrom('accounts')
      .where(sql`lower(email)`, '=', sql`lower(${email})`)
      .select(['person_id', 'email'])
      // Two who ask at once are counted one after the other.
      .forUpdate()
      .executeTakeFirst();
    if (!account) return;
    const personId = account.person_id;
    // Read under the lock: whoever comes later has the later time.
    const at = now();
    const expiresAt = new Date(at + ASKED_LIFE_MS);
    const { underWay } = await trx
      .selectFrom('password_links')
      .where('person_id', '=', personId)
      .where('expires_at', '>', new Date(at))
      // The link of a welcome is good for longer.
      .where('expires_at', '<=', expiresAt)
      .select(({ fn }) => fn.countAll<string>().as('underWay'))
      .executeTakeFirstOrThrow();
    if (Number(underWay) >= MOST_ASKED) return;
    const token = randomBytes(32).toString('base64url');
    await trx
      .insertInto('password_links')
      .values({ digest: digestOf(token), person_id: personId, tenant_id: null, expires_at: expiresAt })
      .execute();
    await outbox.tell(trx, events.passwordLinkAsked, {
      subject: `person/${personId}`,
      data: { personId, email: account.email, link: token, linkExpiresAt: expiresAt.getTime() },
    });
  });
}

const digestOf = (token: string) => createHash('sha256').update(token).digest();

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
    detail: 'Have a new one sent to you.',
  });
}
