import { setTimeout as wait } from 'node:timers/promises';
import { events } from '@ficus/contracts/events';
import { deliveryOf, isProblemError, type Outbox } from '@ficus/service-kit';
import type { Kysely } from 'kysely';
import type { DirectorySchema } from '../schema.ts';
import type { Work } from '../work.ts';
import { type CreationRow, GIVE_UP_MS } from './begin-creation.ts';
import { makeProfile } from './make-profile.ts';
import { undoCreation } from './undo-creation.ts';

/** What creations go on with. */
export interface AdvanceParts {
  readonly db: Kysely<DirectorySchema>;
  readonly outbox: Outbox;
  /** Makes a part of the data this side's to write, where another side has it too. */
  readonly claim?: ((partition: string) => Promise<void>) | undefined;
  readonly onFault: (cause: unknown) => void;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

const UNIQUE_VIOLATION = '23505';
const LOOK_MS = 300;
const AGAIN_MS = 500;
const AGAIN_MOST_MS = 60_000;
const AT_ONCE = 20;

/**
 * Takes each creation whose time has come one step further. What a step does and where the creation stands afterwards is
 * one transaction, so a crash leaves both or neither, and the next look does the step again. Several processes may look:
 * the row's lock lets one of them do it.
 */
export async function advanceDue(parts: AdvanceParts): Promise<void> {
  const { db, now = Date.now } = parts;
  const due = await db
    .selectFrom('person_creations')
    .where('next_at', '<=', new Date(now()))
    .selectAll()
    .orderBy('next_at')
    .limit(AT_ONCE)
    .execute();
  for (const row of due) {
    try {
      // What it writes is of the tenant, which the other side may be writing at the moment.
      if (row.state !== 'account') await parts.claim?.(`tenant/${row.tenant_id}`);
      await onRow(parts, row, step);
    } catch (error) {
      const reason = finalReason(error);
      if (reason === undefined) parts.onFault(error);
      await onRow(parts, row, (work, current) => failed(work, current, reason));
    }
  }
}

/** Does something with a creation as it is now, unless it is not as it was, or somebody else is at it. */
function onRow(
  { db, outbox, now = Date.now }: AdvanceParts,
  { id, state }: CreationRow,
  work: (work: Work, row: CreationRow) => Promise<void>,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('person_creations')
      .where('id', '=', id)
      .where('state', '=', state)
      .where('next_at', '<=', new Date(now()))
      .selectAll()
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row) await work({ trx, outbox, now: now() }, row);
  });
}

async function step(work: Work, row: CreationRow): Promise<void> {
  switch (row.state) {
    case 'account':
      // Auth has said nothing in all this time.
      return undoCreation(work, row, 'too-late');
    case 'profile':
      return makeProfile(work, row);
    case 'welcome':
      return seeWelcome(work, row);
  }
}

/** It is done when the notifications service has the welcome. Who refuses it for good has it all taken back. */
async function seeWelcome(work: Work, row: CreationRow): Promise<void> {
  const { trx, now } = work;
  const delivery = await deliveryOf(trx, {
    consumer: 'notifications',
    subject: `person/${row.person_id}`,
    type: (row.is_invited ? events.personJoined : events.personCreated).type,
  });
  if (delivery === 'refused') return undoCreation(work, row, 'refused');
  if (delivery === 'waiting') return again(work, row);
  await trx
    .updateTable('person_creations')
    .set({ state: 'done', next_at: null, ended_at: new Date(now) })
    .where('id', '=', row.id)
    .execute();
}

/** A step failed: it is tried again later, or, where that is of no use or it is too late, all is taken back. */
async function failed(work: Work, row: CreationRow, reason: string | undefined): Promise<void> {
  if (reason !== undefined) return undoCreation(work, row, reason);
  const isLate = work.now - row.created_at.getTime() >= GIVE_UP_MS;
  if (isLate && row.state === 'profile') return undoCreation(work, row, 'too-late');
  return again(work, row);
}

async function again({ trx, now }: Work, row: CreationRow): Promise<void> {
  const waitMs = Math.min(AGAIN_MOST_MS, AGAIN_MS * 2 ** Math.min(row.tries, 10));
  await trx
    .updateTable('person_creations')
    .set({ tries: row.tries + 1, next_at: new Date(now + waitMs) })
    .where('id', '=', row.id)
    .execute();
}

/** Why trying again is of no use; undefined for a fault that may pass. */
function finalReason(error: unknown): string | undefined {
  if (Reflect.get(Object(error), 'code') === UNIQUE_VIOLATION) return 'address-in-use';
  return isProblemError(error) && error.status < 500 ? error.code : undefined;
}

/** Looks again and again; resolves its `close` when the look under way is over. */
export function startCreations(parts: AdvanceParts): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;
  const looking = (async () => {
    while (!signal.aborted) {
      await advanceDue(parts).catch(parts.onFault);
      await wait(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async close() {
      closing.abort();
      await looking;
    },
  };
}
