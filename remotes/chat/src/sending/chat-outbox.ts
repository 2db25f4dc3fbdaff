import type { Host } from '@ficus/remote-kit';
import { createOutbox, type Outbox } from '@ficus/service-client/outbox';

/** What this view's writes are called in the outbox. */
export const SEND_KIND = 'chat.send';

const outboxes = new WeakMap<Host['queryClient'], Outbox>();

/** The person's outbox. It outlives this view, as the query client does: one a page. */
export function chatOutbox({ queryClient, person }: Pick<Host, 'queryClient' | 'person'>): Outbox {
  const known = outboxes.get(queryClient);
  if (known) return known;
  const outbox = createOutbox({
    // A person acts in one tenant at a time: what waits in one is not sent in another.
    owner: `${encodeURIComponent(person.id)}@${encodeURIComponent(person.tenantId)}`,
    indexedDB: databaseOfBrowser(),
    locks: globalThis.navigator?.locks,
    target: globalThis.window,
  });
  outboxes.set(queryClient, outbox);
  return outbox;
}

/** Where storage is denied, merely naming it throws; the outbox is in memory then. */
function databaseOfBrowser(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}
