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
};
