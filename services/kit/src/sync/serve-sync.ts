import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod/mini';
import { hearChannels } from '../hear-channels.ts';
import { lead } from '../lead.ts';
import { problem } from '../problem.ts';
import { isSameSecret } from '../same-secret.ts';
import { backfillProgress } from './backfill.ts';
import { createBell } from './bell.ts';
import { createBringing } from './bring-changes.ts';
import { Change, ChangeRun, type SyncState } from './change.ts';
import { LOG_CHANNEL, openChangeLog } from './change-log.ts';
import { createFollower } from './follower.ts';
import { measureSync } from './measure-sync.ts';
import { createOwnership, type Ownership } from './ownership.ts';
import { createRowQueries } from './row-queries.ts';
import { createSyncClient, SYNC_SECRET_HEADER } from './sync-client.ts';
import type { SyncSide } from './sync-migration.ts';
import { APPLIED_CHANNEL } from './sync-state.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whose turn it is to write; absent in a service that shares its data with none. */
    readonly ownership?: Ownership;
  }
}

/** What a side works with. */
export interface SyncOptions<Schema> {
  readonly side: SyncSide;
  readonly db: Kysely<Schema>;
  /** The database, for the connection on which changes are heard. */
  readonly url: string;
  readonly peerUrl: string;
  /** What the two sides know each other by. */
  readonly secret: string;
}

/** Channel on which all processes of a side hear how far the other side has followed. */
const ACKNOWLEDGED_CHANNEL = 'sync_acknowledged';
/** The same, where one of them has brought it what it had not. */
const BROUGHT_CHANNEL = 'sync_brought';
/** For so long after it, more is expected to be brought. */
const USUAL_MS = 1_000;

const Page = z.object({
  after: z.coerce.number(),
  limit: z.coerce.number().check(z.lte(5_000)),
  waitMs: z.coerce.number().check(z.lte(20_000)),
});
const Rows = z.object({
  entity: z.string(),
  after: z.string(),
  limit: z.coerce.number().check(z.lte(5_000)),
});
const Prefix = z.object({ entity: z.string(), prefix: z.string().check(z.regex(/^[\da-f]*$/)) });
const Keys = z.object({ entity: z.string(), keys: z.array(z.string()) });
const HandOver = z.object({ partition: z.string(), to: z.string(), after: z.optional(z.number()) });
/** Changes that come along with a part; where there are more, they are followed as any. */
const COME_ALONG = 100;
const Partitions = z.object({ partitions: z.array(z.string()) });
const Repair = z.object({ entity: z.string(), rows: z.array(Change), removed: z.array(z.string()) });

/**
 * Makes a service one of two sides that have the same data: it follows the other's changes, tells its own, and writes
 * only what it owns. Of several processes of a side one follows, and another one goes on when it is gone. Registers `/internal/sync/*`, for who has the secret. Ends with the app, before its last answers.
 */
export function serveSync<Schema>(app: FastifyInstance, options: SyncOptions<Schema>): void {
  const { side, url, secret } = options;
  // What sync reads and writes is of its own tables, or by functions: the service's schema does not matter to it.
  const db = options.db as unknown as Kysely<object>;
  const { me, entities } = side;
  const onFault = (cause: unknown) => app.log.warn({ err: cause }, 'the other side is not followed');
  /** The other side has everything up to here. */
  let acknowledged = 0;
  let broughtAt = Number.NEGATIVE_INFINITY;
  const log = openChangeLog(db, {
    position: () => acknowledged,
    isUsual: () => performance.now() - broughtAt < USUAL_MS,
  });
  const peer = createSyncClient(options.peerUrl, secret);
  const follower = createFollower({ db, peer, entities, onFault });
  const rows = createRowQueries(db, me, entities);
  const bell = createBell();
  function acknowledge(position: number): boolean {
    if (position <= acknowledged) return false;
    acknowledged = position;
    bell.ring();
    return true;
  }
  function brought(position: number): boolean {
    broughtAt = performance.now();
    return acknowledge(position);
  }
  /** Has the other processes of this side hear it. */
  function tell(channel: string, position: number): void {
    sql`select pg_notify(${channel}, ${String(position)})`.execute(db).catch(onFault);
  }
  const bringing = createBringing({
    log,
    peer,
    acknowledged: () => acknowledged,
    acknowledge: (position) => brought(position) && tell(BROUGHT_CHANNEL, position),
  });
  // What one process of this side does, or is told, the others hear.
  const hearing = hearChannels({
    url,
    channels: {
      [LOG_CHANNEL]: log.grown,
      [APPLIED_CHANNEL]: (position) => follower.heard(Number(position)),
      [ACKNOWLEDGED_CHANNEL]: (position) => acknowledge(Number(position)),
      [BROUGHT_CHANNEL]: (position) => brought(Number(position)),
    },
    onBegin() {
      log.grown();
      follower.look().catch(onFault);
    },
    onFault,
  });
  const leading = lead({ url, name: 'sync', work: follower.follow, onFault });
  const ownership = createOwnership({
    db,
    me,
    firstOwner: side.firstOwner,
    peer,
    follower,
    async followed(timeoutMs) {
      const limit = performance.now() + timeoutMs;
      let head = Number.POSITIVE_INFINITY;
      bringing.bring(timeoutMs).then((brought) => {
        head = brought;
        bell.ring();
      }, onFault);
      return bell.until(() => acknowledged >= head, limit - performance.now());
    },
  });
  app.decorate('ownership', ownership);
  measureSync(app, follower.state);

  async function state(): Promise<SyncState> {
    const { rows: counted } = await sql<{ lost: number; refused: number }>`
      select count(*) filter (where reason = 'lost') as lost, count(*) filter (where reason = 'refused') as refused
      from sync_conflicts`.execute(db);
    const progress = await backfillProgress(db, entities);
    const { lost = 0, refused = 0 } = counted[0] ?? {};
    return {
      me,
      head: await log.head(),
      ...(await follower.state()),
      lost,
      refused,
      ...(progress && { backfill: progress }),
    };
  }
  async function timed<T>(work: Promise<T>): Promise<{ value: T; tookMs: number }> {
    const begun = performance.now();
    return { value: await work, tookMs: performance.now() - begun };
  }

  app.register(
    async (scope) => {
      scope.addHook('onRequest', async (request) => {
        // How far sync has got is no secret behind the front door.
        if (request.routeOptions.url?.endsWith('/state')) return;
        if (!isSameSecret(String(request.headers[SYNC_SECRET_HEADER] ?? ''), secret))
          throw problem(401, 'not-genuine', 'Only the other side may ask this.');
      });
      scope.get('/changes', { logLevel: 'warn' }, async (request) => {
        const { after, limit, waitMs } = Page.parse(request.query);
        if (acknowledge(after)) tell(ACKNOWLEDGED_CHANNEL, after);
        return log.read(after, limit, waitMs);
      });
      scope.post('/changes', { bodyLimit: 8_388_608 }, async (request) => ({
        position: await follower.receive(ChangeRun.parse(request.body)),
      }));
      scope.post('/hand-over', async (request) => {
        const { partition, to, after } = HandOver.parse(request.body);
        const { rows: given } = await sql<{ position: number }>`
          select sync_hand_over(${partition}, ${to}) as position`.execute(db);
        const { rows: known } = await sql<{ owner: string; epoch: number }>`
          select owner, epoch from sync_owners where partition = ${partition}`.execute(db);
        const page = after === undefined ? undefined : await log.read(after, COME_ALONG, 0);
        const isWhole = page && page.changes.length < COME_ALONG;
        return {
          ...given[0],
          ...known[0],
          ...(isWhole && { run: { after: page.after, changes: page.changes } }),
        };
      });
      scope.post('/usurp', async (request) => {
        for (const partition of Partitions.parse(request.body).partitions)
          await sql`select sync_usurp(${partition})`.execute(db);
        return {};
      });
      scope.post('/claim', { bodyLimit: 8_388_608 }, async (request) => {
        for (const partition of Partitions.parse(request.body).partitions) await ownership.claim(partition);
        return {};
      });
      scope.get('/state', state);
      scope.get('/owners', async () => {
        const { rows: owners } = await sql<{ partition: string; owner: string }>`
          select partition, owner from sync_owners`.execute(db);
        return {
          firstOwner: side.firstOwner,
          owners: Object.fromEntries(owners.map(({ partition, owner }) => [partition, owner])),
        };
      });
      scope.get('/conflicts', async () => {
        const { rows: conflicts } =
          await sql`select * from sync_conflicts order by id desc limit 100`.execute(db);
        return conflicts;
      });
      scope.get('/counts', rows.counts);
      scope.get('/rows', async (request) => {
        const { entity, after, limit } = Rows.parse(request.query);
        const { value, tookMs } = await timed(rows.after(entity, after, limit));
        const next = value.length === limit ? value.at(-1)?.key : undefined;
        return { rows: value, tookMs, ...(next !== undefined && { next }) };
      });
      scope.get('/digests', (request) => {
        const { entity, prefix } = Prefix.parse(request.query);
        return rows.digests(entity, prefix);
      });
      scope.get('/rows-under', async (request) => {
        const { entity, prefix } = Prefix.parse(request.query);
        return { rows: await rows.under(entity, prefix), tookMs: 0 };
      });
      scope.post('/rows-of', async (request) => {
        const { entity, keys } = Keys.parse(request.body);
        return { rows: await rows.of(entity, keys), tookMs: 0 };
      });
      scope.post('/repair', { bodyLimit: 8_388_608 }, async (request) => {
        await repair(db, Repair.parse(request.body));
        return {};
      });
    },
    { prefix: '/internal/sync' },
  );
  app.addHook('preClose', async () => {
    log.close();
    await Promise.all([leading.close(), hearing.close()]);
  });
}

/** Puts rows as the other side has them, with its stamps, and removes what it has not. */
async function repair(db: Kysely<object>, { entity, rows, removed }: z.infer<typeof Repair>): Promise<void> {
  const put = sql.raw(`sync_put_${entity.replace(/\W/g, '')}`);
  const remove = sql.raw(`sync_remove_${entity.replace(/\W/g, '')}`);
  await db.transaction().execute(async (trx) => {
    await sql`select set_config('ficus.sync', 'apply', true)`.execute(trx);
    for (const key of removed) await sql`select ${remove}(${key})`.execute(trx);
    for (const { key, epoch, version, origin, data } of rows) {
      await sql`select ${put}(${JSON.stringify(data)}::jsonb)`.execute(trx);
      await sql`insert into sync_stamps (entity, key, epoch, version, origin)
        values (${entity}, ${key}, ${epoch}, ${version}, ${origin})
        on conflict (entity, key) do update set epoch = excluded.epoch, version = excluded.version,
          origin = excluded.origin, is_deleted = false`.execute(trx);
    }
  });
}
