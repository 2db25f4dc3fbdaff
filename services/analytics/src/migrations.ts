import type { Migrations } from '@ficus/service-kit';
import { sql } from 'kysely';

/** The schema of the analytics service, step by step. A step that has been released is never changed. */
export const migrations: Migrations = {
  '001-exposures-and-events': {
    async up(db) {
      await sql`
        create table exposures (
          page text primary key,
          at timestamptz not null,
          person text not null,
          cohort text not null,
          role text not null,
          feature text not null,
          view text not null check (view in ('remote', 'legacy')),
          reason text not null,
          version text
        )`.execute(db);
      await sql`create index exposures_of_feature on exposures (feature, at)`.execute(db);
      await sql`create index exposures_in_time on exposures using brin (at)`.execute(db);
      await sql`
        create table events (
          person text not null,
          page text not null,
          load bigint not null,
          seq integer not null,
          at timestamptz not null,
          cohort text not null,
          feature text not null,
          visit integer not null,
          kind text not null,
          view text not null check (view in ('remote', 'legacy')),
          version text,
          reason text,
          value double precision,
          metric text,
          source text,
          name text,
          fingerprint text,
          place text,
          is_sampled boolean not null,
          -- With the person: nobody can take the place of another's event.
          primary key (person, page, load, seq)
        )`.execute(db);
      await sql`create index events_of_feature on events (feature, at)`.execute(db);
      await sql`create index events_in_time on events using brin (at)`.execute(db);
    },
    async down(db) {
      for (const table of ['events', 'exposures']) await db.schema.dropTable(table).execute();
    },
  },
  '002-exposures-of-a-person': {
    async up(db) {
      await sql`create index exposures_of_person on exposures (person, feature, at desc)`.execute(db);
    },
    async down(db) {
      await sql`drop index exposures_of_person`.execute(db);
    },
  },
};
