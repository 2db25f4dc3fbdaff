import { NOT_OWNER } from './sync-functions.ts';
import type { SyncSide } from './sync-migration.ts';

/** SQLSTATE of what is undone on purpose. */
const UNDO = 'FI002';

/**
 * A statement that changes nothing, after which a connection has compiled what a write of each entity calls: PostgreSQL
 * keeps that by the connection. Each entity by itself, as the other side may write what is found of it; any other fault fails.
 */
export function syncRehearsal({ me, entities }: SyncSide): string {
  const undone = (statement: string) => `
    begin
      ${statement};
      raise exception 'undone' using errcode = '${UNDO}';
    exception when sqlstate '${UNDO}' or sqlstate '${NOT_OWNER}' then null;
    end;`;
  const writes = entities.map(({ table, fields }) => {
    const [{ column } = { column: '' }] = Object.values(fields);
    return undone(`update ${table} set ${column} = ${column}
        where ctid = (select ctid from ${table} limit 1 for update skip locked)`);
  });
  // Its lock holds up all writes: last, and for the shortest time.
  const telling = undone(`insert into sync_owners values ('rehearsal', '${me}', 0);
      perform sync_tell('rehearsal', '', 'rehearsal', null)`);
  return `do $rehearsal$ begin
    set constraints all immediate;${writes.join('')}${telling}
  end $rehearsal$`;
}
