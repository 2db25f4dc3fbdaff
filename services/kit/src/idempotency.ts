import { createHash } from 'node:crypto';
import type { Route } from '@ficus/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Migrations } from './database.ts';
import { problem } from './problem.ts';
import type { Whose } from './rate-limits.ts';

/** The header that names a write, so that its repetition is recognised. */
const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';
/** How long an answer is kept for whoever asks again. */
const KEPT_MS = 7 * 24 * 60 * 60_000;
const SWEEP_MS = 60_000;
const WELL_FORMED = /^[\x21-\x7e]{8,200}$/;

/** The table behind `createOnce`: part of the migrations of each service that uses it. */
export const idempotencyMigration: Migrations[string] = {
  async up(db) {
    await sql`
      create table idempotency_keys (
        tenant_id text not null,
        person_id text not null,
        key text not null,
        digest text not null,
        answer jsonb,
        created_at double precision not null,
        primary key (tenant_id, person_id, key)
      )`.execute(db);
    await sql`create index idempotency_keys_by_age on idempotency_keys (created_at)`.execute(db);
  },
  async down(db) {
    await db.schema.dropTable('idempotency_keys').execute();
  },
};

/** A call that may be a repetition. */
export interface OnceCall {
  readonly route: Route;
  readonly whose: Whose;
  /** All that the call says: another input under the same key is another call. */
  readonly input: object;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Does a piece of work once for each key of a person. */
export type Once<Schema> = <T extends object>(
  call: OnceCall,
  work: (trx: Transaction<Schema>) => Promise<T>,
) => Promise<T>;

/**
 * Makes `once`. With an `Idempotency-Key`, the work and the memory of its answer are one transaction: a crash leaves
 * both or neither, and a repetition that comes meanwhile waits for it. A repetition is answered from memory, with
 * `Idempotency-Replayed: true`. Work that throws is not remembered. Without a key the work is simply done, in a
 * transaction too.
 * Throws 409 `idempotency-key-reused` for a key that stands for another call, 400 for one that is none.
 */
export function createOnce<Schema>(db: Kysely<Schema>, now: () => number = Date.now): Once<Schema> {
  let sweptAt = 0;

  async function sweep() {
    if (now() - sweptAt < SWEEP_MS) return;
    sweptAt = now();
    await sql`delete from idempotency_keys where created_at < ${now() - KEPT_MS}`.execute(db);
  }

  return async (call, work) => {
    const key = keyOf(call.request);
    if (key === undefined) return db.transaction().execute(work);
    await sweep();
    const digest = digestOf(call);
    return db.transaction().execute(async (trx) => {
      if (!(await take(trx, call.whose, key, digest, now()))) {
        const answer = await recall(trx, call.whose, key, digest);
        call.reply.header('idempotency-replayed', 'true');
        // It was this very work's answer.
        return answer as Awaited<ReturnType<typeof work>>;
      }
      const answer = await work(trx);
      await sql`
        update idempotency_keys set answer = ${JSON.stringify(answer)}::jsonb
        where tenant_id = ${call.whose.tenantId} and person_id = ${call.whose.personId} and key = ${key}`.execute(
        trx,
      );
      return answer;
    });
  };
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers[IDEMPOTENCY_KEY_HEADER];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && WELL_FORMED.test(key)) return key;
  const message = 'Not a key: 8 to 200 visible ASCII characters';
  throw problem(400, 'invalid-input', 'The request is not what this route takes.', {
    fields: [{ path: `headers.${IDEMPOTENCY_KEY_HEADER}`, message }],
    detail: message,
  });
}

function digestOf({ route, input }: OnceCall): string {
  return createHash('sha256')
    .update(`${route.method} ${route.path} ${JSON.stringify(input)}`)
    .digest('base64');
}

/** Takes the key for this call; false when it is taken. Waits while another transaction is taking it. */
async function take<Schema>(
  trx: Transaction<Schema>,
  { tenantId, personId }: Whose,
  key: string,
  digest: string,
  now: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into idempotency_keys (tenant_id, person_id, key, digest, created_at)
    values (${tenantId}, ${personId}, ${key}, ${digest}, ${now})
    on conflict (tenant_id, person_id, key) do update
      set digest = excluded.digest, created_at = excluded.created_at, answer = null
      where idempotency_keys.created_at < ${now - KEPT_MS}`.execute(trx);
  return numAffectedRows === 1n;
}

async function recall<Schema>(
  trx: Transaction<Schema>,
  { tenantId, personId }: Whose,
  key: string,
  digest: string,
): Promise<unknown> {
  const { rows } = await sql<{ digest: string; answer: unknown }>`
    select digest, answer from idempotency_keys
    where tenant_id = ${tenantId} and person_id = ${personId} and key = ${key}`.execute(trx);
  const [row] = rows;
  if (row?.digest === digest) return row.answer;
  throw problem(409, 'idempotency-key-reused', 'This idempotency key stands for another call.', {
    fields: [{ path: `headers.${IDEMPOTENCY_KEY_HEADER}`, message: 'Give each call a key of its own' }],
  });
}
