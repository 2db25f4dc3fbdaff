import { idempotencyMigration, type Migrations } from '@ficus/service-kit';
import {
  syncFieldMigration,
  syncMigration,
  syncPageMigration,
  syncReceiveMigration,
} from '@ficus/service-kit/sync';
import { sql } from 'kysely';
import { side, sideAtFirst, TENANT } from './synced.ts';

const ROLES = `check (role in ('admin', 'member', 'operator'))`;

/** The old application's one database, with its own names for things. */
export const migrations: Migrations = {
  '001-all-of-it': {
    async up(db) {
      const tables = [
        `create table companies (
          id text primary key,
          name text not null,
          created timestamptz not null default now(),
          settings jsonb not null default '{}',
          version integer not null default 1
        )`,
        `create table users (
          id text primary key,
          email text not null,
          name text not null,
          created timestamptz not null default now(),
          version integer not null default 1
        )`,
        'create unique index users_email on users (lower(email))',
        `create table company_users (
          company_id text not null references companies on delete cascade,
          user_id text not null references users on delete cascade,
          role text not null ${ROLES},
          created timestamptz not null default now(),
          blocked timestamptz,
          primary key (company_id, user_id)
        )`,
        'create index company_users_user on company_users (user_id)',
        `create table invites (
          id text primary key,
          company_id text not null references companies on delete cascade,
          email text not null,
          name text not null,
          role text not null ${ROLES},
          invited_by text references users on delete set null,
          created timestamptz not null default now(),
          expires timestamptz not null
        )`,
        'create unique index invites_email on invites (company_id, lower(email))',
        `create table teams (
          id text primary key,
          company_id text not null references companies on delete cascade,
          name text not null,
          created timestamptz not null default now(),
          archived timestamptz,
          unique (id, company_id)
        )`,
        'create unique index teams_name on teams (company_id, lower(name)) where archived is null',
        `create table team_users (
          team_id text not null,
          company_id text not null,
          user_id text not null,
          created timestamptz not null default now(),
          primary key (team_id, user_id),
          foreign key (team_id, company_id) references teams (id, company_id) on delete cascade,
          foreign key (company_id, user_id) references company_users on delete cascade
        )`,
        'create index team_users_user on team_users (user_id, company_id)',
        `create table notices (
          id text primary key,
          user_id text not null,
          company_id text not null,
          kind text not null,
          title text not null,
          text text not null,
          created timestamptz not null default now(),
          read timestamptz
        )`,
        'create index notices_of_user on notices (user_id, company_id, created desc, id)',
        `create table notice_settings (
          user_id text not null,
          kind text not null,
          inbox boolean not null,
          email boolean not null,
          primary key (user_id, kind)
        )`,
      ];
      for (const table of tables) await sql.raw(table).execute(db);
    },
  },
  '002-idempotency-keys': idempotencyMigration,
  '003-sync': syncMigration(sideAtFirst),
  '004-deleted-tenants': syncFieldMigration(TENANT, { name: 'deleted', type: 'timestamptz' }),
  '005-sync-pages': syncPageMigration(side),
  '006-sync-receive': syncReceiveMigration(side),
};
