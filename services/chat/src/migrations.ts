import type { Migrations } from '@ficus/service-kit';
import { sql } from 'kysely';

/** The chat service's schema, step by step. A step that has been released is never changed. */
export const migrations: Migrations = {
  '001-conversations': {
    async up(db) {
      await sql`
        create table owners (
          tenant_id text not null,
          person_id text not null,
          revision bigint not null,
          primary key (tenant_id, person_id)
        )`.execute(db);
      await sql`
        create table conversations (
          tenant_id text not null,
          person_id text not null,
          id text not null,
          revision bigint not null,
          created_at double precision not null,
          updated_at double precision not null,
          deleted_at double precision,
          message_count integer not null default 0,
          first_question text,
          primary key (tenant_id, person_id, id),
          foreign key (tenant_id, person_id) references owners
        )`.execute(db);
      // Partial, though it holds all: else a lookup by id may choose it while there are no statistics, and read all of
      // the owner's conversations for each message that is added.
      await sql`
        create unique index conversations_by_revision
        on conversations (tenant_id, person_id, revision) where revision > 0`.execute(db);
      await sql`
        create table messages (
          tenant_id text not null,
          person_id text not null,
          id text not null,
          conversation_id text not null,
          position integer not null,
          role text not null check (role in ('user', 'assistant')),
          content text not null,
          created_at double precision not null,
          citations jsonb,
          identity text not null,
          reply_to text,
          primary key (tenant_id, person_id, id),
          foreign key (tenant_id, person_id, conversation_id) references conversations
        )`.execute(db);
      await sql`
        create unique index replies on messages (tenant_id, person_id, reply_to)
        where reply_to is not null`.execute(db);
      await sql`
        create index messages_of_conversation
        on messages (tenant_id, person_id, conversation_id, position)`.execute(db);
    },
    async down(db) {
      for (const table of ['messages', 'conversations', 'owners']) await db.schema.dropTable(table).execute();
    },
  },
  '002-documents': {
    async up(db) {
      await sql`
        create table documents (
          id text primary key,
          title text not null,
          digest text not null
        )`.execute(db);
      await sql`
        create table passages (
          document_id text not null references documents on delete cascade,
          position integer not null,
          heading text not null,
          text text not null,
          search tsvector not null generated always as (
            setweight(to_tsvector('english', heading), 'A') || setweight(to_tsvector('english', text), 'B')
          ) stored,
          primary key (document_id, position)
        )`.execute(db);
      await sql`create index passages_search on passages using gin (search)`.execute(db);
    },
    async down(db) {
      for (const table of ['passages', 'documents']) await db.schema.dropTable(table).execute();
    },
  },
  '003-order': {
    async up(db) {
      await sql`
        alter table conversations
          add column name text,
          add column pinned_at double precision,
          add column archived_at double precision`.execute(db);
      await sql`
        create table removed_conversations (
          tenant_id text not null,
          person_id text not null,
          id text not null,
          removed_at double precision not null,
          conversation jsonb not null,
          messages jsonb not null,
          primary key (tenant_id, person_id, id)
        )`.execute(db);
      await sql`create index removed_conversations_by_time on removed_conversations (removed_at)`.execute(db);
      // An expression, not a column: no row grows by it. PostgreSQL refuses texts beyond a megabyte of words.
      await sql`
        create index messages_search on messages
        using gin (to_tsvector('simple', left(content, 100000)))`.execute(db);
    },
    async down(db) {
      await sql`drop index messages_search`.execute(db);
      await db.schema.dropTable('removed_conversations').execute();
      await sql`
        alter table conversations drop column name, drop column pinned_at, drop column archived_at`.execute(
        db,
      );
    },
  },
  '004-versions': {
    async up(db) {
      await sql`
        alter table conversations
          add column family text,
          add column begun bigint generated always as identity,
          add column parted_from text,
          add column parted_at integer`.execute(db);
      await sql`
        create index conversations_of_family on conversations (tenant_id, person_id, family)
        where family is not null`.execute(db);
    },
    async down(db) {
      await sql`
        alter table conversations
          drop column family, drop column begun, drop column parted_from, drop column parted_at`.execute(db);
    },
  },
  '005-own-documents': {
    async up(db) {
      // Of nobody: it comes with the service.
      await sql`
        alter table documents
          add column tenant_id text,
          add column person_id text,
          add column name text,
          add column size integer,
          add column added_at double precision,
          add constraint owned_by_one check ((tenant_id is null) = (person_id is null))`.execute(db);
      await sql`
        create unique index documents_of_owner on documents (tenant_id, person_id, name)
        where tenant_id is not null`.execute(db);
    },
    async down(db) {
      await sql`delete from documents where tenant_id is not null`.execute(db);
      await sql`
        alter table documents
          drop column tenant_id, drop column person_id, drop column name, drop column size, drop column added_at`.execute(
        db,
      );
    },
  },
};
