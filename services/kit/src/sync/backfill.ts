import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { SyncClient } from './sync-client.ts';
import { readState, writeApplied, writeState } from './sync-state.ts';
import type { SyncedEntity } from './synced-entity.ts';

const SMALLEST = 50;
const LARGEST = 2_000;
/** A batch that takes its source longer than this is followed by a smaller one, and by a rest of the same length. */
const PATIENCE_MS = 50;

/** What is brought over with. */
export interface BackfillOptions {
  readonly db: Kysely<object>;
  readonly peer: SyncClient;
  readonly entities: readonly SyncedEntity[];
  readonly signal: AbortSignal;
}

/**
 * Brings over what is in the other side's tables, an entity after the other, by key, and then sets the position from
 * which its log is followed: the one at which this began, so what is written meanwhile comes after, or twice, which
 * does nothing. What has been brought is remembered in the transaction of each batch: a crash goes on from there.
 */
export async function backfill({ db, peer, entities, signal }: BackfillOptions): Promise<void> {
  let from = await readState(db, 'backfill:from');
  if (from === undefined) {
    from = (await peer.state()).head;
    await writeState(db, 'backfill:from', from);
    for (const [entity, count] of Object.entries(await peer.counts()))
      await writeState(db, `backfill:total:${entity}`, count);
  }
  let size = 200;
  for (const { name } of entities) {
    let after: string | undefined = (await readText(db, `backfill:after:${name}`)) ?? '';
    if ((await readState(db, `backfill:over:${name}`)) === 1) continue;
    while (after !== undefined) {
      signal.throwIfAborted();
      const page = await peer.rows(name, after, size);
      const next = page.next;
      await db.transaction().execute(async (trx) => {
        await sql`select sync_apply_all(${JSON.stringify(page.rows)}::jsonb)`.execute(trx);
        await sql`insert into sync_state (name, value) values (${`backfill:done:${name}`}, ${String(page.rows.length)})
          on conflict (name) do update set value = (sync_state.value::bigint + excluded.value::bigint)::text`.execute(
          trx,
        );
        if (next === undefined) await writeState(trx, `backfill:over:${name}`, 1);
        else await writeText(trx, `backfill:after:${name}`, next);
      });
      after = next;
      // The source serves people meanwhile: its own time says how much it can be asked for.
      if (page.tookMs > PATIENCE_MS) {
        size = Math.max(SMALLEST, Math.floor(size / 2));
        await wait(page.tookMs, undefined, { signal });
      } else size = Math.min(LARGEST, Math.ceil(size * 1.5));
    }
  }
  await writeApplied(db, from);
}

async function readText(db: Kysely<object>, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`select value from sync_state where name = ${name}`.execute(
    db,
  );
  return rows[0]?.value;
}

async function writeText(db: Kysely<object>, name: string, value: string): Promise<void> {
  await sql`insert into sync_state (name, value) values (${name}, ${value})
    on conflict (name) do update set value = excluded.value`.execute(db);
}

/** How far it has got, over all entities; undefined where it never began. */
export async function backfillProgress(db: Kysely<object>, entities: readonly SyncedEntity[]) {
  if ((await readState(db, 'backfill:from')) === undefined) return undefined;
  let done = 0;
  let total = 0;
  let entity = '';
  for (const { name } of entities) {
    done += (await readState(db, `backfill:done:${name}`)) ?? 0;
    total += (await readState(db, `backfill:total:${name}`)) ?? 0;
    if (!entity && (await readState(db, `backfill:over:${name}`)) !== 1) entity = name;
  }
  return { entity, done, total, isDone: entity === '' };
}
