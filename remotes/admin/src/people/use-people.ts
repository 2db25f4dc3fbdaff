import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PeopleList } from '../address/admin-address.ts';
import { useQueries } from '../use-queries.ts';

/** What the directory is asked for a list: the number of the page is for people alone. */
export function inputOf({ page: _page, ...input }: PeopleList): Omit<PeopleList, 'page'> {
  return input;
}

/** The page of people that a list stands for. While another is on its way, the one before it stays. */
export function usePeople(list: PeopleList) {
  const queries = useQueries();
  return useQuery({
    ...queries.people.list.query(inputOf(list)),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
}
