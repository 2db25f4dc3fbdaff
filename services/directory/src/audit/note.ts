import type { AuditAction } from '@ficus/contracts';
import { sql, type Transaction } from 'kysely';
import type { DirectorySchema } from '../schema.ts';

/** What is written into the log. */
export interface Note {
  readonly tenantId: string;
  readonly action: AuditAction;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Id of the person who did it. */
  readonly actor?: string | undefined;
  /** Id of the person it was done to. */
  readonly person?: string | undefined;
  /** Somebody it was done to who is no person yet. */
  readonly invited?: { readonly id: string; readonly name: string; readonly email: string };
  readonly details?: Readonly<Record<string, string>>;
}

/**
 * Writes into the log of a tenant, in the very transaction of what is noted: neither can be without the other. People
 * are noted with the name and the address that they have now, so that the log can be read when they are gone.
 */
export async function note(trx: Transaction<DirectorySchema>, entry: Note): Promise<void> {
  const { tenantId, action, at, actor = null, person = null, invited, details = {} } = entry;
  await sql`
    insert into audit_entries (
      tenant_id, at, action, actor_id, actor_name, actor_email, person_id, person_name, person_email, details
    )
    select ${tenantId}, ${new Date(at)}, ${action}, ${actor}, actor.name, actor.email,
      coalesce(${person}, ${invited?.id ?? null}), coalesce(person.name, ${invited?.name ?? null}),
      coalesce(person.email, ${invited?.email ?? null}), ${JSON.stringify(details)}::jsonb
    from (values (1)) as one
      left join people as actor on actor.id = ${actor}
      left join people as person on person.id = ${person}`.execute(trx);
}
