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
};
