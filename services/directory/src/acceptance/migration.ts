import type { Migrations } from '@ficus/service-kit';
import { sql } from 'kysely';

/** Links by which invitations are accepted, and people who are made by one. */
export const acceptanceMigration: Migrations[string] = {
  async up(db) {
    await sql`
      create table invitation_links (
        digest bytea primary key,
        invitation_id text not null,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index invitation_links_of_invitation on invitation_links (invitation_id)`.execute(db);
    await sql`alter table person_creations add column is_invited boolean not null default false`.execute(db);
  },
  async down(db) {
    await sql`alter table person_creations drop column is_invited`.execute(db);
    await db.schema.dropTable('invitation_links').execute();
  },
};
