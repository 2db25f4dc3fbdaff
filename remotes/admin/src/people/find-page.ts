import type { Queries } from '@ficus/service-client/query';
import type { QueryClient } from '@tanstack/react-query';
import type { PeopleList } from '../address/admin-address.ts';
import { inputOf } from './use-people.ts';

/**
 * Where a page of a list is. Pages are known by the end of the one before them, so it goes there from the first one on;
 * pages that have been looked at in the last minutes are not asked for again. A list that has become shorter ends
 * earlier. Rejects with the `ServiceError` of a page that could not be read.
 */
export async function findPage(
  queryClient: QueryClient,
  queries: Queries,
  list: PeopleList,
  number: number,
): Promise<PeopleList> {
  let found: PeopleList = { ...list, cursor: undefined, page: undefined };
  for (let page = 2; page <= number; page += 1) {
    const { nextCursor } = await queryClient.fetchQuery({
      ...queries.people.list.query(inputOf(found)),
      staleTime: 300_000,
    });
    if (nextCursor === undefined) break;
    found = { ...list, cursor: nextCursor, page };
  }
  return found;
}
