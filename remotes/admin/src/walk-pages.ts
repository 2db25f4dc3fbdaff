/** A list as the address says it, with the place of one of its pages. */
interface Paged {
  readonly cursor?: string | undefined;
  readonly page?: number | undefined;
}

/**
 * Where a page of a list is. Pages are known by the end of the one before them, so it goes there from the first one on
 * by `nextOf`, which tells where the page after one begins; a list that has become shorter ends earlier. Rejects with
 * the `ServiceError` of a page that could not be read.
 */
export async function walkPages<List extends Paged>(
  list: List,
  number: number,
  nextOf: (list: List) => Promise<string | undefined>,
): Promise<List> {
  let found: List = { ...list, cursor: undefined, page: undefined };
  for (let page = 2; page <= number; page += 1) {
    const cursor = await nextOf(found);
    if (cursor === undefined) break;
    found = { ...list, cursor, page };
  }
  return found;
}

/** For how long a page that has been looked at is not asked for again on the way to another, in milliseconds. */
export const WALK_STALE_MS = 300_000;
