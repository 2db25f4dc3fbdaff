import type { Migrations } from '@ficus/service-kit';
import { sql } from 'kysely';

/**
 * The log of what was done. It refers to nobody: what it says stays when they go. Nothing in it is changed or removed by
 * the role that the service has, nor, by accident, by one that may do everything.
 */
export const auditMigration: Migrations[string] = {
  async up(db) {
    await sql`
      create table audit_entries (
        id bigint generated always as identity primary key,
        tenant_id text not null,
        at timestamptz(3) not null,
        action text not null,
        actor_id text,
        actor_name text,
        actor_email text,
        person_id text,
        person_name text,
        person_email text,
        details jsonb not null
      )`.execute(db);
    await sql`create index audit_entries_of_tenant on audit_entries (tenant_id, at desc, id desc)`.execute(
      db,
    );
    await sql`
      create function audit_entries_stay() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege';
      end $$`.execute(db);
    await sql`
      create trigger audit_entries_stay before update or delete or truncate on audit_entries
      for each statement execute function audit_entries_stay()`.execute(db);
    await sql`revoke update, delete, truncate on audit_entries from current_user`.execute(db);
  },
  async down(db) {
    await sql`drop table audit_entries`.execute(db);
    await sql`drop function audit_entries_stay`.execute(db);
  },
};
