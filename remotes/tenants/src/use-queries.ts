import { type Queries, routeQueries } from '@ficus/service-client/query';
import { useMemo } from 'react';
import { useHost } from './host-context.ts';

/** The options of every route's query and mutation, by the host's client. */
export function useQueries(): Queries {
  const { client } = useHost();
  return useMemo(() => routeQueries(client), [client]);
}
