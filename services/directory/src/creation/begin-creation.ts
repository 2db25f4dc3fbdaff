import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { InvitePerson, PersonCreation } from '@ficus/contracts';
import { events } from '@ficus/contracts/events';
import { problem } from '@ficus/service-kit';
import { type Kysely, type Selectable, sql } from 'kysely';
import { type Actor, demandRole } from '../actor.ts';
import { note } from '../audit/note.ts';
import { demandAddress, demandStranger } from '../people/addresses.ts';
import { demandRoom } from '../plans/usage.ts';
import type { DirectorySchema } from '../schema.ts';
import type { Work } from '../work.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long the link is good by which the person sets a password. */
const LINK_DAYS = 7;
/** A step that is not done by then has failed for good. */
export const GIVE_UP_MS = 15 * 60_000;

/** A row of the table of creations. */
export type CreationRow = Selectable<DirectorySchema['person_creations']>;

function toCreation(row: CreationRow): PersonCreation {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.state === 'done' && { personId: row.person_id }),
    createdAt: row.created_at.getTime(),
  };
}

/**
 * Begins to make a person in the actor's tenant: writes down what is to be done, and asks auth for the account, in one
 * transaction. The rest follows by itself (`advance.ts`). Throws what an invitation throws, and 409 `under-way`.
 */
export async function beginCreation(
  work: Work,
  actor: Actor,
  { email, name, role }: InvitePerson,
): Promise<PersonCreation> {
  const { trx } = work;
  const { tenantId } = actor;
  demandRole(actor, role);
  await demandAddress(trx, tenantId, email);
  await demandStranger(trx, tenantId, email);
  if (await underWay(trx, tenantId, email))
    throw problem(409, 'under-way', 'This person is being made already.', {
      detail: `${email} is being made: wait until it has ended.`,
    });
  // Whoever was invited has their place already.
  if (!(await isInvited(trx, tenantId, email))) await demandRoom(trx, tenantId, 'people');
  const link = randomBytes(32).toString('base64url');
  const row = await beginAccount(work, {
    tenantId,
    email,
    name,
    role,
    askedBy: actor.personId,
    link,
    isInvited: false,
  });
  return toCreation(row);
}

/** Whom to make, at whose bidding, and by which token they set their password. */
interface NewPerson extends InvitePerson {
  readonly tenantId: string;
  /** Id of a person; absent where it is nobody but themselves. */
  readonly askedBy?: string | undefined;
  readonly link: string;
  /** They accepted an invitation, and have the token. */
  readonly isInvited: boolean;
}

/** Writes down whom to make, and asks auth for the account. */
export async function beginAccount(
  { trx, outbox, now }: Work,
  { tenantId, email, name, role, link, isInvited, ...rest }: NewPerson,
): Promise<CreationRow> {
  const personId = `user_${randomUUID()}`;
  const askedBy = rest.askedBy ?? personId;
  const linkExpiresAt = new Date(now + LINK_DAYS * DAY_MS);
  const row = await trx
    .insertInto('person_creations')
    .values({
      id: `creation_${randomUUID()}`,
      tenant_id: tenantId,
      person_id: personId,
      email,
      name,
      role,
      asked_by: askedBy,
      is_invited: isInvited,
      state: 'account',
      link,
      link_expires_at: linkExpiresAt,
      next_at: new Date(now + GIVE_UP_MS),
      created_at: new Date(now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await note(trx, {
    tenantId,
    at: now,
    actor: askedBy,
    action: 'person.creation-begun',
    invited: { id: personId, name, email },
    details: { role },
  });
  await outbox.tell(trx, events.personCreationBegun, {
    subject: `person/${personId}`,
    tenantId,
    actor: askedBy,
    data: {
      personId,
      email,
      linkDigest: createHash('sha256').update(link).digest('base64url'),
      linkExpiresAt: linkExpiresAt.getTime(),
    },
  });
  return row;
}

/** Whether somebody by the address is being made in the tenant. */
export async function underWay(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  email: string,
): Promise<boolean> {
  const known = await db
    .selectFrom('person_creations')
    .where('tenant_id', '=', tenantId)
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .where('state', 'not in', ['done', 'failed'])
    .select('id')
    .executeTakeFirst();
  return known !== undefined;
}

async function isInvited(db: Kysely<DirectorySchema>, tenantId: string, email: string): Promise<boolean> {
  const found = await db
    .selectFrom('invitations')
    .where('tenant_id', '=', tenantId)
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Creations of a tenant that are under way or ended within the last day, each address once, the latest first. */
export async function listCreations(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  now: number,
): Promise<PersonCreation[]> {
  const rows = await db
    .selectFrom('person_creations')
    .where('tenant_id', '=', tenantId)
    .where((where) =>
      where.or([where('ended_at', 'is', null), where('ended_at', '>', new Date(now - DAY_MS))]),
    )
    // Who was tried again is of interest by the last try.
    .where(
      sql<boolean>`not exists (
        select from person_creations later where later.tenant_id = person_creations.tenant_id
          and lower(later.email) = lower(person_creations.email) and later.created_at > person_creations.created_at
      )`,
    )
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map(toCreation);
}
