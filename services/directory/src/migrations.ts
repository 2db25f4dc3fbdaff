import { idempotencyMigration, inboxMigration, type Migrations, outboxMigration } from '@ficus/service-kit';
import {
  syncFieldMigration,
  syncMigration,
  syncPageMigration,
  syncReceiveMigration,
} from '@ficus/service-kit/sync';
import { sql } from 'kysely';
import { acceptanceMigration } from './acceptance/migration.ts';
import { auditMigration } from './audit/migration.ts';
import { creationMigration } from './creation/migration.ts';
import { side, sideAtFirst, TENANT } from './synced.ts';

/** The directory's schema, step by step. A step that has been released is never changed. */
export const migrations: Migrations = {
  '001-tenants-and-people': {
    async up(db) {
      await db.schema
        .createTable('tenants')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
      await db.schema
        .createTable('people')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
      await db.schema
        .createTable('memberships')
        .addColumn('person_id', 'text', (column) =>
          column.notNull().references('people.id').onDelete('cascade'),
        )
        .addColumn('tenant_id', 'text', (column) =>
          column.notNull().references('tenants.id').onDelete('cascade'),
        )
        .addColumn('role', 'text', (column) =>
          column.notNull().check(sql`role in ('admin', 'member', 'operator')`),
        )
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addPrimaryKeyConstraint('memberships_key', ['person_id', 'tenant_id'])
        .execute();
      await db.schema.createIndex('memberships_of_tenant').on('memberships').column('tenant_id').execute();
      await sql`create unique index people_email on people (lower(email))`.execute(db);
    },
    async down(db) {
      for (const table of ['memberships', 'people', 'tenants']) await db.schema.dropTable(table).execute();
    },
  },
  '002-deactivation-and-settings': {
    async up(db) {
      await db.schema.alterTable('memberships').addColumn('deactivated_at', 'timestamptz').execute();
      await db.schema
        .alterTable('tenants')
        .addColumn('settings', 'jsonb', (column) => column.notNull().defaultTo(sql`'{}'::jsonb`))
        .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
    },
    async down(db) {
      await db.schema.alterTable('tenants').dropColumn('settings').dropColumn('version').execute();
      await db.schema.alterTable('memberships').dropColumn('deactivated_at').execute();
    },
  },
  '003-invitations': {
    async up(db) {
      await db.schema
        .createTable('invitations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant_id', 'text', (column) =>
          column.notNull().references('tenants.id').onDelete('cascade'),
        )
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) =>
          column.notNull().check(sql`role in ('admin', 'member', 'operator')`),
        )
        .addColumn('invited_by', 'text', (column) => column.references('people.id').onDelete('set null'))
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await sql`create unique index invitations_email on invitations (tenant_id, lower(email))`.execute(db);
    },
    async down(db) {
      await db.schema.dropTable('invitations').execute();
    },
  },
  '004-workspaces': {
    async up(db) {
      await db.schema
        .createTable('workspaces')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant_id', 'text', (column) =>
          column.notNull().references('tenants.id').onDelete('cascade'),
        )
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addColumn('archived_at', 'timestamptz')
        .addUniqueConstraint('workspaces_with_tenant', ['id', 'tenant_id'])
        .execute();
      await sql`
        create unique index workspaces_name on workspaces (tenant_id, lower(name)) where archived_at is null
      `.execute(db);
      await db.schema
        .createTable('workspace_members')
        .addColumn('workspace_id', 'text', (column) => column.notNull())
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addPrimaryKeyConstraint('workspace_members_key', ['workspace_id', 'person_id'])
        // By these two, nobody of one tenant can ever stand in a workspace of another.
        .addForeignKeyConstraint(
          'workspace_members_workspace',
          ['workspace_id', 'tenant_id'],
          'workspaces',
          ['id', 'tenant_id'],
          (constraint) => constraint.onDelete('cascade'),
        )
        .addForeignKeyConstraint(
          'workspace_members_membership',
          ['person_id', 'tenant_id'],
          'memberships',
          ['person_id', 'tenant_id'],
          (constraint) => constraint.onDelete('cascade'),
        )
        .execute();
      await db.schema
        .createIndex('workspaces_of_person')
        .on('workspace_members')
        .columns(['person_id', 'tenant_id'])
        .execute();
    },
    async down(db) {
      for (const table of ['workspace_members', 'workspaces']) await db.schema.dropTable(table).execute();
    },
  },
  '005-idempotency-keys': idempotencyMigration,
  '006-version-of-people': {
    async up(db) {
      await db.schema
        .alterTable('people')
        .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
    },
    async down(db) {
      await db.schema.alterTable('people').dropColumn('version').execute();
    },
  },
  '007-events': outboxMigration,
  '008-sync': syncMigration(sideAtFirst),
  '009-audit': auditMigration,
  '010-received-events': inboxMigration,
  '011-deleted-tenants': syncFieldMigration(TENANT, { name: 'deleted_at', type: 'timestamptz' }),
  // Not of what the monolith has too, which never had plans: refers to no row of it, and outlives one that is put anew.
  '012-plans': {
    async up(db) {
      await db.schema
        .createTable('tenant_plans')
        .addColumn('tenant_id', 'text', (column) => column.primaryKey())
        .addColumn('plan', 'text', (column) => column.notNull())
        .execute();
    },
    async down(db) {
      await db.schema.dropTable('tenant_plans').execute();
    },
  },
  '013-person-creations': creationMigration,
  '014-invitation-links': acceptanceMigration,
  '015-sync-pages': syncPageMigration(side),
  '016-sync-receive': syncReceiveMigration(side),
};
