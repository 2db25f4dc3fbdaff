import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './databases.ts';

const LOOK_MS = 50;
const LIMIT_MS = 20_000;

/**
 * Waits until what was done has had all of its effects: every event is with everybody who is told of it, and both sides
 * of the moving data have read all of each other's changes. Throws when that takes too long.
 */
export async function settle(databases: readonly Database[]): Promise<void> {
  const limit = Date.now() + LIMIT_MS;
  while (!(await isSettled(databases))) {
    if (Date.now() > limit) throw new Error('Events or changes are still on their way after 20 s.');
    await wait(LOOK_MS);
  }
}

async function isSettled(databases: readonly Database[]): Promise<boolean> {
  const undelivered = await Promise.all(databases.map(countUndelivered));
  if (undelivered.some((count) => count > 0)) return false;
  const [one, other] = await Promise.all(['directory', 'monolith'].map((name) => positions(databases, name)));
  return one !== undefined && other !== undefined && one.read >= other.head && other.read >= one.head;
}

async function countUndelivered({ client, tables }: Database): Promise<number> {
  if (!tables.some(({ quoted }) => quoted === 'event_deliveries')) return 0;
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from event_deliveries where delivered_at is null and refused is null',
  );
  return rows[0]?.count ?? 0;
}

/** How long a side's log is, and how far it has read the other one's. */
async function positions(databases: readonly Database[], name: string) {
  const database = databases.find((one) => one.name === name);
  const { rows } = (await database?.client.query<{ head: number; read: number }>(
    `select (select coalesce(max(seq), 0)::int from sync_log) as head,
      coalesce((select value::int from sync_state where name = 'applied'), 0) as read`,
  )) ?? { rows: [] };
  return rows[0];
}
