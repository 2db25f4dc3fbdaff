import type { Migrations } from '@ficus/service-kit';
import { sql } from 'kysely';

/** People who are being made. A row is what must be known to go on after a crash, or to take back what was done. */
export const creationMigration: Migrations[string] = {
  async up(db) {
    await sql`
      create table person_creations (
        id text primary key,
        tenant_id text not null,
        person_id text not null unique,
        email text not null,
        name text not null,
        role text not null check (role in ('admin', 'member', 'operator')),
        asked_by text not null,
        state text not null check (state in ('account', 'profile', 'welcome', 'undoing', 'done', 'failed')),
        reason text,
        link text,
        link_expires_at timestamptz not null,
        tries integer not null default 0,
        next_at timestamptz,
        created_at timestamptz not null,
        ended_at timestamptz
      )`.execute(db);
    await sql`create unique index person_creations_under_way on person_creations (tenant_id, lower(email))
      where state not in ('done', 'failed')`.execute(db);
    await sql`create index person_creations_due on person_creations (next_at) where next_at is not null`.execute(
      db,
    );
    await sql`create index person_creations_of_tenant on person_creations (tenant_id, created_at desc)`.execute(
      db,
    );
  },
  async down(db) {
    await db.schema.dropTable('person_creations').execute();
  },
};
