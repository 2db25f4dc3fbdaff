import { notificationRoutes } from '@ficus/contracts';
import type { LateClient } from '@ficus/service-client';
import type { HostParts } from '../host/create-host.ts';

let client: LateClient | undefined;

/**
 * The page's one client of what comes after the view. The table of its routes is here; the code of clients and schemas
 * is the first load's: a later chunk that imported it would make that grow.
 */
export function lateClient({ makeLateClient }: Pick<HostParts, 'makeLateClient'>): LateClient {
  client ??= makeLateClient((schemas) => ({ notifications: notificationRoutes(schemas) }));
  return client;
}
