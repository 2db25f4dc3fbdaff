import { sql } from 'kysely';
import type { Migrations } from '../database.ts';

/** Tables of a service that tells events: part of its migrations. `createOutbox` writes them. */
export const outboxMigration: Migrations[string] = {
  async up(db) {
    await sql`
      create table event_subjects (
        subject text primary key,
        version integer not null
      )`.execute(db);
    await sql`
      create table events (
        id uuid primary key,
        subject text not null,
        version integer not null,
        envelope jsonb not null,
        created_at timestamptz not null default now(),
        unique (subject, version)
      )`.execute(db);
    await sql`create index events_by_age on events (created_at)`.execute(db);
    await sql`
      create table event_deliveries (
        event_id uuid not null references events (id) on delete cascade,
        consumer text not null,
        subject text not null,
        version integer not null,
        delivered_at timestamptz,
        refused text,
        primary key (consumer, subject, version)
      )`.execute(db);
    await sql`create index event_deliveries_of_event on event_deliveries (event_id)`.execute(db);
  },
  async down(db) {
    for (const table of ['event_deliveries', 'events', 'event_subjects'])
      await db.schema.dropTable(table).execute();
  },
};

/** Table of a service that takes events: part of its migrations. `receiveEvents` writes it. */
export const inboxMigration: Migrations[string] = {
  async up(db) {
    await sql`
      create table received_events (
        source text not null,
        id text not null,
        received_at timestamptz not null default now(),
        primary key (source, id)
      )`.execute(db);
    await sql`create index received_events_by_age on received_events (received_at)`.execute(db);
  },
  async down(db) {
    await db.schema.dropTable('received_events').execute();
  },
};
