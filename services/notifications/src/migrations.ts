import { inboxMigration, type Migrations } from '@ficus/service-kit';
import { sql } from 'kysely';

/** The schema of the notifications service, step by step. A step that has been released is never changed. */
export const migrations: Migrations = {
  '001-received-events': inboxMigration,
  '002-notifications': {
    async up(db) {
      await sql`
        create table notifications (
          id text primary key,
          person_id text not null,
          tenant_id text not null,
          kind text not null,
          title text not null,
          text text not null,
          created_at timestamptz not null,
          read_at timestamptz
        )`.execute(db);
      await sql`create index notifications_of_person on notifications (person_id, tenant_id, created_at desc, id)`.execute(
        db,
      );
      await sql`
        create table preferences (
          person_id text not null,
          kind text not null,
          inbox boolean not null,
          email boolean not null,
          primary key (person_id, kind)
        )`.execute(db);
      await sql`
        create table mails (
          id text primary key,
          event_id text not null,
          recipient text not null,
          subject text not null,
          text text not null,
          state text not null check (state in ('waiting', 'sent', 'refused', 'skipped')),
          attempts integer not null default 0,
          answer text,
          created_at timestamptz not null,
          done_at timestamptz
        )`.execute(db);
    },
    async down(db) {
      for (const table of ['mails', 'preferences', 'notifications'])
        await db.schema.dropTable(table).execute();
    },
  },
  '003-operators': {
    async up(db) {
      await sql`
        create table operators (
          person_id text not null,
          tenant_id text not null,
          email text not null,
          primary key (person_id, tenant_id)
        )`.execute(db);
    },
    async down(db) {
      await db.schema.dropTable('operators').execute();
    },
  },
  '004-languages': {
    async up(db) {
      await sql`alter table notifications add column translations jsonb not null default '{}'`.execute(db);
      await sql`create table languages (person_id text primary key, language text not null)`.execute(db);
    },
    async down(db) {
      await db.schema.dropTable('languages').execute();
      await db.schema.alterTable('notifications').dropColumn('translations').execute();
    },
  },
};
