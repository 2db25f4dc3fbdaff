import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { PeopleList } from '../address/admin-address.ts';
import { useQueries } from '../use-queries.ts';

/** What the directory is asked for a list: the number of the page is for people alone. */
export function inputOf({ page: _page, ...input }: PeopleList): Omit<PeopleList, 'page'> {
  return input;
}

/** The page of people that a list stands for. While another is on its way, the one before it stays. */
export function usePeople(list: PeopleList) {
  const queries = useQueries();
  const { data, isPending, isPlaceholderData, error, refetch } = useQuery({
    ...queries.people.list.query(inputOf(list)),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
  // The first rows are rendered in pieces: all at once they would hold up a slow phone for a fifth of a second.
  const rendered = useDeferredValue(data);
  const isArriving = data !== undefined && rendered === undefined;
  return {
    data: isArriving ? undefined : data,
    isPending: isPending || isArriving,
    isPlaceholderData,
    error,
    refetch,
  };
}
