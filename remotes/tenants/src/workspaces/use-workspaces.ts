import { useQuery } from '@tanstack/react-query';
import { useQueries } from '../use-queries.ts';

/** Workspaces of a tenant, archived ones last. */
export function useWorkspaces(id: string) {
  return useQuery({ ...useQueries().workspaces.list.query({ id }), staleTime: 5_000 });
}
