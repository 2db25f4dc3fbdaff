import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import type { Change } from './change.ts';
import { receiveRun } from './follower.ts';
import { NOT_OWNER } from './sync-functions.ts';
import { type SyncSide, syncMigration, syncReceiveMigration } from './sync-migration.ts';
import { readState, writeApplied } from './sync-state.ts';
import { field, type SyncedEntity, tenantPartition } from './synced-entity.ts';

const isFull = process.env.FICUS_TEST === 'full';
const RUNS = isFull ? 2_000 : 40;
const { text } = field;

/** Houses with rooms in them: the names of the tables differ, as between an old application and a new one. */
const entities = (prefix: string): SyncedEntity[] => [
  {
    name: 'house',
    table: `${prefix}_houses`,
    key: ['id'],
    partition: tenantPartition('tenant_id'),
    fields: { id: text('id'), tenant: text('tenant_id'), name: text('name') },
  },
  {
    name: 'room',
    table: `${prefix}_rooms`,
    key: ['house_id', 'nr'],
    partition: tenantPartition('tenant_id'),
    fields: { house: text('house_id'), nr: text('nr'), tenant: text('tenant_id'), name: text('name') },
  },
];

interface Side {
  readonly me: 'left' | 'right';
  readonly database: Database<object>;
  readonly testDatabase: TestDatabase;
}

async function openSide(me: Side['me']): Promise<Side> {
  const testDatabase = await createTestDatabase();
  const side: SyncSide = { me, firstOwner: 'left', entities: entities(me) };
  const database = await openDatabase<object>({
    url: testDatabase.url,
    migrations: {
      '001-tables': {
        async up(db) {
          await sql
            .raw(
              `create table ${me}_houses (id text primary key, tenant_id text not null, name text not null)`,
            )
            .execute(db);
          await sql
            .raw(`create table ${me}_rooms (
              house_id text references ${me}_houses on delete cascade, nr text, tenant_id text not null,
              name text not null, primary key (house_id, nr))`)
            .execute(db);
        },
      },
      '002-sync': syncMigration(side),
      '003-receive': syncReceiveMigration(side),
    },
  });
  return { me, database, testDatabase };
}

let sides: readonly [Side, Side];
let nth = 0;
beforeAll(async () => {
  sides = [await openSide('left'), await openSide('right')];
});
afterAll(async () => {
  for (const { database, testDatabase } of sides) {
    await database.close();
    await testDatabase.drop();
  }
});

const run = ({ database }: Side, text: string) => sql.raw(text).execute(database.db);

/** Writes as a service does; false where the other side owns it. */
async function write(side: Side, statement: string): Promise<boolean> {
  try {
    await run(side, statement);
    return true;
  } catch (error) {
    const code = Reflect.get(Object(error), 'code');
    // A room whose house is gone, or is not here yet, cannot be written.
    if (code === NOT_OWNER || code === '23503') return false;
    throw error;
  }
}
async function logOf(side: Side, after = 0): Promise<Change[]> {
  const { rows } = await sql<Change>`select * from sync_log where seq > ${after} order by seq`.execute(
    side.database.db,
  );
  return rows;
}
const apply = ({ database }: Side, changes: readonly Change[]) =>
  sql`select sync_apply_all(${JSON.stringify(changes)}::jsonb)`.execute(database.db);
async function contents({ me, database }: Side, tenant: string) {
  const { rows } = await sql`
    select 'house' as kind, sync_data_house(r) as data from ${sql.table(`${me}_houses`)} r where tenant_id = ${tenant}
    union all
    select 'room', sync_data_room(r) from ${sql.table(`${me}_rooms`)} r where tenant_id = ${tenant}
    order by 1, 2`.execute(database.db);
  return rows;
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    at: fc.nat(1),
    what: fc.constantFrom('house', 'room', 'rename', 'remove'),
    house: fc.nat(2),
    room: fc.nat(1),
  }),
  fc.record({ do: fc.constant('hand-over' as const), at: fc.nat(1) }),
  fc.record({ do: fc.constant('usurp' as const), at: fc.nat(1) }),
  fc.record({
    do: fc.constant('deliver' as const),
    from: fc.nat(1),
    // Which of the changes so far, by turns of a wheel: some twice, some not at all, in any order.
    picks: fc.array(fc.nat(1_000), { maxLength: 8 }),
  }),
);

test(`whatever is written where, and however it is delivered, both sides end alike (${RUNS} lives)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      nth += 1;
      const tenant = `t${nth}`;
      const starts = await Promise.all(sides.map(async (side) => (await logOf(side)).at(-1)?.seq ?? 0));
      let value = 0;
      for (const one of steps) {
        value += 1;
        if (one.do === 'deliver') {
          const source = sides[one.from] as Side;
          const log = await logOf(source, Number(starts[one.from]));
          const picked = log.length === 0 ? [] : one.picks.map((pick) => log[pick % log.length] as Change);
          await apply(sides[1 - one.from] as Side, picked);
          continue;
        }
        const side = sides[one.at] as Side;
        const other = sides[1 - one.at] as Side;
        if (one.do === 'hand-over') {
          await sql`select sync_hand_over(${`tenant/${tenant}`}, ${other.me})`.execute(side.database.db);
          continue;
        }
        if (one.do === 'usurp') {
          await sql`select sync_usurp(${`tenant/${tenant}`})`.execute(side.database.db);
          continue;
        }
        const house = `${tenant}-${one.house}`;
        const statements = {
          house: `insert into ${side.me}_houses values ('${house}', '${tenant}', 'n${value}') on conflict (id) do update set name = excluded.name`,
          room: `insert into ${side.me}_rooms values ('${house}', '${one.room}', '${tenant}', 'r${value}') on conflict (house_id, nr) do update set name = excluded.name`,
          rename: `update ${side.me}_rooms set name = 'x${value}' where house_id = '${house}'`,
          remove: `delete from ${side.me}_houses where id = '${house}'`,
        };
        await write(side, statements[one.what]);
      }
      // In the end everything arrives, in order; what is there already may come again.
      for (let round = 0; round < 2; round += 1) {
        for (const [index, side] of sides.entries())
          await apply(sides[1 - index] as Side, await logOf(side, Number(starts[index])));
      }
      expect(await contents(sides[1], tenant)).toEqual(await contents(sides[0], tenant));
    }),
    { numRuns: RUNS, seed: 20_261_125 },
  );
});

test(`a run of the log is taken whole, once and in its place, whoever brings it and how often (${RUNS} lives)`, async () => {
  const [left, right] = sides;
  const window = fc.record({ from: fc.nat(12), length: fc.nat(6), isAtOnce: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10 }),
      fc.array(window, { maxLength: 12 }),
      async (count, windows) => {
        nth += 1;
        const tenant = `r${nth}`;
        const start = (await logOf(left)).at(-1)?.seq ?? 0;
        await writeApplied(right.database.db, start);
        // Each write replaces the one before, so that the name says how far all is there.
        for (let value = 1; value <= count; value += 1)
          await write(
            left,
            `insert into left_houses values ('${tenant}', '${tenant}', '${value}')
          on conflict (id) do update set name = excluded.name`,
          );
        const log = await logOf(left, start);
        const seqOf = (index: number) => log[Math.min(index, log.length) - 1]?.seq ?? start;
        const bring = (from: number, length: number) =>
          receiveRun(right.database.db, { after: seqOf(from), changes: log.slice(from, from + length) });
        const position = async () => Number(await readState(right.database.db, 'applied'));
        let underWay: Promise<unknown>[] = [];
        for (const { from, length, isAtOnce } of windows) {
          if (isAtOnce) {
            underWay.push(bring(from, length));
            continue;
          }
          await Promise.all(underWay);
          underWay = [];
          const known = await position();
          const end = seqOf(from + length);
          const upto = length > 0 && from < log.length && seqOf(from) <= known ? Math.max(known, end) : known;
          expect(await bring(from, length)).toBe(upto);
          expect(await position()).toBe(upto);
          const there = log.findLast(({ seq }) => seq <= upto)?.data;
          expect(await contents(right, tenant)).toEqual(there ? [{ kind: 'house', data: there }] : []);
        }
        await Promise.all(underWay);
        await bring(0, log.length);
        expect(await position()).toBe(seqOf(log.length));
        expect(await contents(right, tenant)).toEqual(await contents(left, tenant));
      },
    ),
    { numRuns: RUNS, seed: 20_261_128 },
  );
});

test('who brings what another is bringing waits, and takes nothing back', async () => {
  const [left, right] = sides;
  const start = (await logOf(left)).at(-1)?.seq ?? 0;
  await writeApplied(right.database.db, start);
  for (const name of ['one', 'two', 'three'])
    await write(
      left,
      `insert into left_houses values ('both', 'both', '${name}') on conflict (id) do update set name = excluded.name`,
    );
  const changes = await logOf(left, start);
  const last = changes.at(-1)?.seq;
  let shorter: Promise<number> | undefined;
  await right.database.db.transaction().execute(async (trx) => {
    expect(await receiveRun(trx, { after: start, changes })).toBe(last);
    shorter = receiveRun(right.database.db, { after: start, changes: changes.slice(0, 2) });
    // Until it stands at what this one has not committed yet.
    await expect
      .poll(async () => {
        const { rows } = await sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(right.database.db);
        return rows.length;
      })
      .toBe(1);
  });
  expect(await shorter).toBe(last);
  expect(await readState(right.database.db, 'applied')).toBe(last);
  expect(await contents(right, 'both')).toMatchObject([{ data: { name: 'three' } }]);
});

test('before the beginning is here, nothing is taken', async () => {
  const [left, right] = sides;
  await sql`delete from sync_state where name = 'applied'`.execute(right.database.db);
  await write(left, `insert into left_houses values ('early', 'early', 'one')`);
  const changes = await logOf(left);
  expect(await receiveRun(right.database.db, { after: 0, changes })).toBe(-1);
  expect(await contents(right, 'early')).toEqual([]);
});

test('what nobody takes by force is never lost: the owner alone writes, and gives all it wrote before the part', async () => {
  const [left, right] = sides;
  const start = (await logOf(left)).at(-1)?.seq ?? 0;
  expect(await write(right, `insert into right_houses values ('h', 'calm', 'no')`)).toBe(false);
  expect(await write(left, `insert into left_houses values ('h', 'calm', 'yes')`)).toBe(true);
  await sql`select sync_hand_over('tenant/calm', 'right')`.execute(left.database.db);
  expect(await write(left, `update left_houses set name = 'late' where id = 'h'`)).toBe(false);
  expect(await write(right, `insert into right_houses values ('i', 'calm', 'early')`)).toBe(false);
  await apply(right, await logOf(left, start));
  expect(await write(right, `update right_houses set name = 'ours now' where id = 'h'`)).toBe(true);
});

test('what is applied is not told back', async () => {
  const [left, right] = sides;
  const before = (await logOf(right)).length;
  const start = (await logOf(left)).at(-1)?.seq ?? 0;
  await write(left, `insert into left_houses values ('echo', 'echo', 'one')`);
  await apply(right, await logOf(left, start));
  expect(await contents(right, 'echo')).toHaveLength(1);
  expect(await logOf(right)).toHaveLength(before);
});

test('a late write of a side that was passed over loses, and is kept to be looked at', async () => {
  const [left, right] = sides;
  const start = (await logOf(left)).at(-1)?.seq ?? 0;
  await write(left, `insert into left_houses values ('c', 'clash', 'first')`);
  await apply(right, await logOf(left, start));
  await write(left, `update left_houses set name = 'unheard' where id = 'c'`);
  const late = await logOf(left, start + 1);
  await sql`select sync_usurp('tenant/clash')`.execute(right.database.db);
  await write(right, `update right_houses set name = 'kept' where id = 'c'`);
  for (let times = 0; times < 2; times += 1) await apply(right, late);
  expect(await contents(right, 'clash')).toMatchObject([{ data: { name: 'kept' } }]);
  const { rows } = await sql`select reason, loser, kept from sync_conflicts where key = 'c'`.execute(
    right.database.db,
  );
  expect(rows).toMatchObject([
    { reason: 'lost', loser: { data: { name: 'unheard' } }, kept: { name: 'kept' } },
  ]);
});
