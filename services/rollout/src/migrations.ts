import { type Migrations, outboxMigration } from '@ficus/service-kit';
import { sql } from 'kysely';

/** The schema of the rollout service, step by step. A step that has been released is never changed. */
export const migrations: Migrations = {
  '001-events': outboxMigration,
  '002-retreats': {
    async up(db) {
      await sql`
        create table retreats (
          id uuid primary key,
          at timestamptz not null,
          feature text not null,
          flag text not null,
          version text not null,
          cohort text,
          looks jsonb not null,
          before jsonb not null,
          state text not null check (state in ('begun', 'done')),
          fault text,
          done_at timestamptz
        )`.execute(db);
      await sql`create index retreats_by_age on retreats (at desc)`.execute(db);
      // From one cohort a version is withdrawn once: whoever gives it back by hand has decided.
      await sql`create unique index retreats_once on retreats (feature, version, coalesce(cohort, ''))`.execute(
        db,
      );
    },
    async down(db) {
      await db.schema.dropTable('retreats').execute();
    },
  },
  '003-plans': {
    async up(db) {
      await sql`
        create table plans (
          feature text primary key,
          plan jsonb not null,
          written_by text not null,
          step integer not null,
          since timestamptz not null,
          is_set boolean not null,
          state text not null check (state in ('running', 'paused', 'done')),
          why text
        )`.execute(db);
      await sql`
        create table plan_moves (
          id bigint generated always as identity primary key,
          at timestamptz not null,
          feature text not null,
          version text not null,
          what text not null check (what in ('written', 'advanced', 'paused', 'done', 'ended')),
          percentage integer,
          why text,
          by text
        )`.execute(db);
    },
    async down(db) {
      for (const table of ['plan_moves', 'plans']) await db.schema.dropTable(table).execute();
    },
  },
};
