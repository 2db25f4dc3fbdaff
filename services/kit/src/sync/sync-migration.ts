import { sql } from 'kysely';
import type { Migrations } from '../database.ts';
import { entityFunctions, rowFunctions } from './entity-functions.ts';
import { syncFunctions } from './sync-functions.ts';
import type { SyncedEntity } from './synced-entity.ts';

/** Which side a database is of, and what it has in common with the other. */
export interface SyncSide {
  /** Name of this side: of letters only. */
  readonly me: string;
  /** Who writes what nobody has been given yet: the same on both sides. */
  readonly firstOwner: string;
  readonly entities: readonly SyncedEntity[];
}

const TABLES = [
  // Every change of ours, in the order of the commits.
  `create table sync_log (
    seq bigint primary key,
    entity text not null,
    key text not null,
    epoch integer not null,
    version integer not null,
    origin text not null,
    data jsonb,
    at timestamptz not null default clock_timestamp()
  )`,
  'create sequence sync_seq',
  // The last change of each entity, and the last one of the other side that was seen. Stays when the entity is deleted.
  `create table sync_stamps (
    entity text not null,
    key text not null,
    epoch integer not null,
    version integer not null,
    origin text not null,
    peer_epoch integer not null default -1,
    peer_version integer not null default -1,
    is_deleted boolean not null default false,
    primary key (entity, key)
  )`,
  `create table sync_owners (partition text primary key, owner text not null, epoch integer not null)`,
  `create table sync_state (name text primary key, value text not null)`,
  // What lost against a later change of the other side, and what a constraint of ours refuses for now.
  `create table sync_conflicts (
    id bigint generated always as identity primary key,
    entity text not null,
    key text not null,
    epoch integer not null,
    version integer not null,
    origin text not null,
    reason text not null check (reason in ('lost', 'refused')),
    detail text,
    loser jsonb not null,
    kept jsonb,
    at timestamptz not null default clock_timestamp(),
    unique (entity, key, epoch, version, origin)
  )`,
];

/** The tables, functions and triggers of change capture and sync: a migration, after those of the entities' tables. */
export function syncMigration(side: SyncSide): Migrations[string] {
  return {
    async up(db) {
      const statements = [
        ...TABLES,
        ...syncFunctions(side),
        ...side.entities.flatMap((one) => entityFunctions(one, side.me)),
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

/**
 * Lets pages of an entity be read by key without reading all of it for each: on either side, once, after its tables. The
 * index is of the very expression that `sync_key_<entity>` stands for.
 */
export function syncPageMigration({ entities }: SyncSide): Migrations[string] {
  return {
    async up(db) {
      for (const { name, table, key } of entities)
        await sql
          .raw(`create index sync_page_${name} on ${table} ((${key.join(` || E'\\t' || `)}) collate "C")`)
          .execute(db);
    },
  };
}

/**
 * Lets a side be brought changes by who makes them, and know since when a part is whose: on either side, once, after
 * the others.
 */
export function syncReceiveMigration(side: SyncSide): Migrations[string] {
  return {
    async up(db) {
      await sql`alter table sync_owners add column since timestamptz`.execute(db);
      for (const statement of syncFunctions(side)) await sql.raw(statement).execute(db);
    },
  };
}

/**
 * Lets both sides have another field of an entity: a migration that adds its column, on both. Until the other
 * side has it too, what it tells comes without the field, which is read as null.
 */
export function syncFieldMigration(
  entity: SyncedEntity,
  column: { readonly name: string; readonly type: 'timestamptz' | 'text' },
): Migrations[string] {
  return {
    async up(db) {
      await sql.raw(`alter table ${entity.table} add column ${column.name} ${column.type}`).execute(db);
      for (const statement of rowFunctions(entity)) await sql.raw(statement).execute(db);
    },
  };
}
