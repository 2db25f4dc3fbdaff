import type { SyncedEntity, SyncedField } from './synced-entity.ts';

const MICROSECONDS = `interval '1 microsecond'`;

/** SQL of a field as JSON, of a row `r`. */
function written({ column, kind }: SyncedField): string {
  if (kind === 'time') return `(extract(epoch from r.${column}) * 1000000)::bigint`;
  return `r.${column}`;
}

/** SQL of a column's value, of `d`: the fields as JSON. */
function read(name: string, { kind }: SyncedField): string {
  if (kind === 'time') return `'epoch'::timestamptz + (d->>'${name}')::bigint * ${MICROSECONDS}`;
  if (kind === 'integer') return `(d->>'${name}')::numeric`;
  if (kind === 'json') return `nullif(d->'${name}', 'null'::jsonb)`;
  return `d->>'${name}'`;
}

/** Key of a row `r` as text; none of its parts holds a tab. */
function keyOf(key: readonly string[]): string {
  return key.map((column) => `r.${column}`).join(` || E'\\t' || `);
}

/** What a row of an entity is as JSON, and how such JSON is put: what a later field of it changes. */
export function rowFunctions({ name, table, key, fields }: SyncedEntity): string[] {
  const all = Object.entries(fields);
  const columns = all.map(([, { column }]) => column);
  const others = columns.filter((column) => !key.includes(column));
  const update = others.map((column) => `${column} = excluded.${column}`).join(', ');
  return [
    `create or replace function sync_data_${name}(r ${table}) returns jsonb language sql stable as $$
      select jsonb_build_object(${all.map(([field, one]) => `'${field}', ${written(one)}`).join(', ')}) $$`,
    `create or replace function sync_put_${name}(d jsonb) returns void language sql as $$
      insert into ${table} (${columns.join(', ')})
      values (${all.map(([field, one]) => read(field, one)).join(', ')})
      on conflict (${key.join(', ')}) do ${update ? `update set ${update}` : 'nothing'} $$`,
  ];
}

/** Functions and triggers of one entity: what a row is as JSON, and how it is watched, put and removed. */
export function entityFunctions(entity: SyncedEntity, me: string): string[] {
  const { name, table, key, partition, when = 'true' } = entity;
  return [
    ...rowFunctions(entity),
    `create function sync_key_${name}(r ${table}) returns text language sql immutable as $$ select ${keyOf(key)} $$`,
    `create function sync_part_${name}(r ${table}) returns text language sql immutable as $$ select ${partition} $$`,
    `create function sync_told_${name}(r ${table}) returns boolean language sql immutable as $$ select ${when} $$`,
    `create function sync_remove_${name}(k text) returns void language sql as $$
      delete from ${table} where ${key
        .map((column, index) => `${column} = split_part(k, E'\\t', ${index + 1})`)
        .join(' and ')} $$`,
    `create function sync_get_${name}(k text) returns jsonb language sql stable as $$
      select sync_data_${name}(r) from ${table} r where sync_told_${name}(r) and ${key
        .map((column, index) => `r.${column} = split_part(k, E'\\t', ${index + 1})`)
        .join(' and ')} $$`,
    // At once, so that whoever may not write learns of it before anything else is done.
    `create function sync_guard_${name}() returns trigger language plpgsql as $$
      begin
        if not sync_is_ours() then return null; end if;
        if tg_op = 'DELETE' then perform sync_demand(sync_part_${name}(old));
        else perform sync_demand(sync_part_${name}(new)); end if;
        return null;
      end $$`,
    `create trigger sync_guard after insert or update or delete on ${table}
      for each row execute function sync_guard_${name}()`,
    // At the commit: the lock that makes the log follow the commits is held for a moment only.
    `create function sync_capture_${name}() returns trigger language plpgsql as $$
      declare r ${table};
      begin
        if not sync_is_ours() then return null; end if;
        if tg_op = 'DELETE' then
          if sync_told_${name}(old) then
            perform sync_tell('${name}', sync_key_${name}(old), sync_part_${name}(old), null);
          end if;
          return null;
        end if;
        if not sync_told_${name}(new) then return null; end if;
        if tg_op = 'UPDATE' then
          if sync_told_${name}(old) and sync_data_${name}(old) = sync_data_${name}(new) then return null; end if;
        end if;
        perform sync_tell('${name}', sync_key_${name}(new), sync_part_${name}(new), sync_data_${name}(new));
        return null;
      end $$`,
    `create constraint trigger sync_capture after insert or update or delete on ${table}
      deferrable initially deferred for each row execute function sync_capture_${name}()`,
    `comment on table ${table} is 'Changes are told to the other side (${me} writes here); see services/kit/src/sync'`,
  ];
}
