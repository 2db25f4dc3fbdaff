import { inboxMigration, type Migrations, outboxMigration } from '@ficus/service-kit';
import { sql } from 'kysely';

/** The schema of the auth service, step by step. A step that has been released is never changed. */
export const migrations: Migrations = {
  '001-accounts-sessions-keys': {
    async up(db) {
      await db.schema
        .createTable('accounts')
        .addColumn('person_id', 'text', (column) => column.primaryKey())
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('password_hash', 'text', (column) => column.notNull())
        .addColumn('last_identity', 'jsonb')
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
      await sql`create unique index accounts_email on accounts (lower(email))`.execute(db);
      await db.schema
        .createTable('sessions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('secret_hash', 'bytea', (column) => column.notNull().unique())
        .addColumn('person_id', 'text', (column) =>
          column.notNull().references('accounts.person_id').onDelete('cascade'),
        )
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('sessions_of_person').on('sessions').column('person_id').execute();
      await db.schema.createIndex('sessions_by_expiry').on('sessions').column('expires_at').execute();
      await db.schema
        .createTable('signing_keys')
        .addColumn('kid', 'text', (column) => column.primaryKey())
        .addColumn('public_key', 'jsonb', (column) => column.notNull())
        .addColumn('private_key', 'jsonb', (column) => column.notNull())
        .addColumn('signs_from', 'timestamptz', (column) => column.notNull())
        .addColumn('retires_at', 'timestamptz')
        .execute();
    },
    async down(db) {
      for (const table of ['signing_keys', 'sessions', 'accounts'])
        await db.schema.dropTable(table).execute();
    },
  },
  '002-tenant-and-browser-of-sessions': {
    async up(db) {
      await db.schema
        .alterTable('sessions')
        // Null for a session of before: it is filled in when it is next asked for.
        .addColumn('tenant_id', 'text')
        .addColumn('browser', 'text')
        .execute();
    },
    async down(db) {
      await db.schema.alterTable('sessions').dropColumn('tenant_id').dropColumn('browser').execute();
    },
  },
  '003-received-events': inboxMigration,
  '004-events': outboxMigration,
  '005-last-seen': {
    async up(db) {
      await db.schema
        .alterTable('sessions')
        .addColumn('seen_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
    },
    async down(db) {
      await db.schema.alterTable('sessions').dropColumn('seen_at').execute();
    },
  },
  '006-password-links': {
    async up(db) {
      await db.schema
        .createTable('password_links')
        .addColumn('digest', 'bytea', (column) => column.primaryKey())
        .addColumn('person_id', 'text', (column) =>
          column.notNull().references('accounts.person_id').onDelete('cascade'),
        )
        .addColumn('tenant_id', 'text')
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('password_links_of_person')
        .on('password_links')
        .column('person_id')
        .execute();
    },
    async down(db) {
      await db.schema.dropTable('password_links').execute();
    },
  },
};
