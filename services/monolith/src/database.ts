import type { Kysely, RawBuilder } from 'kysely';

/** The old application wrote its SQL by hand, and so does this. */
export type Db = Kysely<object>;

/** Rows of a query. */
export async function rowsOf<T>(db: Db, query: RawBuilder<T>): Promise<T[]> {
  return (await query.execute(db)).rows;
}

/** The first row of a query. */
export async function rowOf<T>(db: Db, query: RawBuilder<T>): Promise<T | undefined> {
  return (await rowsOf(db, query))[0];
}
