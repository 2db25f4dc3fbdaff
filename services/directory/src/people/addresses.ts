import { problem } from '@ficus/service-kit';
import { type Kysely, sql } from 'kysely';
import type { DirectorySchema } from '../schema.ts';
import { readSettings } from '../tenants/settings.ts';

/** Throws 400 for an address outside the tenant's domains. */
export async function demandAddress(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  email: string,
): Promise<void> {
  const { emailDomains } = await readSettings(db, tenantId);
  if (emailDomains.length === 0 || emailDomains.includes(email.slice(email.lastIndexOf('@') + 1))) return;
  const fields = [{ path: 'email', message: `Must be an address at ${emailDomains.join(' or ')}` }];
  throw problem(400, 'invalid-input', 'The request is not what this route takes.', { fields });
}

/** Throws 409 `already-here` for the address of somebody who is of the tenant. */
export async function demandStranger(
  db: Kysely<DirectorySchema>,
  tenantId: string,
  email: string,
): Promise<void> {
  const known = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('memberships.tenant_id', '=', tenantId)
    .where(sql`lower(people.email)`, '=', sql`lower(${email})`)
    .select('memberships.deactivated_at')
    .executeTakeFirst();
  if (!known) return;
  throw problem(409, 'already-here', 'This person has joined already.', {
    detail: known.deactivated_at
      ? `${email} is deactivated: reactivate them instead.`
      : `${email} is a member.`,
  });
}
