import { createHash, randomBytes } from 'node:crypto';
import { problem } from '@ficus/service-kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DirectorySchema } from '../schema.ts';

/** An invitation that can be accepted, with whom it would make a member. */
export interface OpenInvitation {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly email: string;
  readonly name: string;
  readonly role: DirectorySchema['invitations']['role'];
  readonly invitedBy: string | null;
  /** Who has the address already, on the whole platform; null where nobody has. */
  readonly personId: string | null;
}

/** What is kept of a token. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes a link for an invitation; the ones before it are gone, as is what has expired. Returns its token. */
export async function makeLink(
  trx: Transaction<DirectorySchema>,
  { id, expiresAt }: { readonly id: string; readonly expiresAt: number },
  now: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await trx
    .deleteFrom('invitation_links')
    .where((where) => where.or([where('invitation_id', '=', id), where('expires_at', '<=', new Date(now))]))
    .execute();
  await trx
    .insertInto('invitation_links')
    .values({ digest: digestOf(token), invitation_id: id, expires_at: new Date(expiresAt) })
    .execute();
  return token;
}

/** The invitation that a token stands for. Throws 404 `no-such-invitation`. */
export async function openInvitation(
  db: Kysely<DirectorySchema>,
  token: string,
  now: number,
): Promise<OpenInvitation> {
  const found = await db
    .selectFrom('invitation_links as link')
    .innerJoin('invitations as invitation', 'invitation.id', 'link.invitation_id')
    .innerJoin('tenants as tenant', 'tenant.id', 'invitation.tenant_id')
    .leftJoin('people as person', (join) =>
      join.on(sql`lower(person.email)`, '=', sql`lower(invitation.email)`),
    )
    .where('link.digest', '=', digestOf(token))
    .where('invitation.expires_at', '>', new Date(now))
    .where('tenant.deleted_at', 'is', null)
    .select([
      'invitation.id',
      'invitation.tenant_id as tenantId',
      'tenant.name as tenantName',
      'invitation.email',
      'invitation.name',
      'invitation.role',
      'invitation.invited_by as invitedBy',
      'person.id as personId',
    ])
    .executeTakeFirst();
  if (found) return found;
  throw problem(404, 'no-such-invitation', 'This invitation was accepted already, or is over.', {
    detail: 'Ask whoever invited you to send it again.',
  });
}
