import type { Kysely } from 'kysely';
import type { DirectorySchema } from '../schema.ts';
import { KEPT_DAYS } from './deleted-tenants.ts';

const DAY_MS = 24 * 60 * 60_000;
const SWEEP_MS = 60 * 60_000;

/** What is forgotten with. */
export interface ForgetOptions {
  readonly db: Kysely<DirectorySchema>;
  /** Makes a part of the data this side's to write, where another side has it too. */
  readonly claim?: ((partition: string) => Promise<void>) | undefined;
  readonly onFault: (cause: unknown) => void;
}

/**
 * Removes tenants whose time to be brought back is over, with all that is in them, here and, by sync, in the monolith. What
 * they did stays in the log, which refers to nothing. Gives the ids.
 */
export async function forgetTenants({ db, claim }: ForgetOptions, now: number): Promise<string[]> {
  const over = new Date(now - KEPT_DAYS * DAY_MS);
  const due = await db.selectFrom('tenants').where('deleted_at', '<=', over).select('id').execute();
  for (const { id } of due) {
    await claim?.(`tenant/${id}`);
    await db.transaction().execute(async (trx) => {
      // Looked at again: it may have been brought back, at the other side, before it was handed over.
      const gone = await trx
        .deleteFrom('tenants')
        .where('id', '=', id)
        .where('deleted_at', '<=', over)
        .returning('id')
        .executeTakeFirst();
      if (gone) await trx.deleteFrom('tenant_plans').where('tenant_id', '=', id).execute();
    });
  }
  return due.map(({ id }) => id);
}

/** Forgets at once and each hour; returns its undo. */
export function forgetEachHour(options: ForgetOptions): () => void {
  const forget = () => forgetTenants(options, Date.now()).catch(options.onFault);
  void forget();
  const timer = setInterval(forget, SWEEP_MS).unref();
  return () => clearInterval(timer);
}
