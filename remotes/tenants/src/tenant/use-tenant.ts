import { useQuery } from '@tanstack/react-query';
import { useQueries } from '../use-queries.ts';

/** One tenant with its settings. */
export function useTenant(id: string) {
  return useQuery({ ...useQueries().tenants.get.query({ id }), staleTime: 5_000 });
}
