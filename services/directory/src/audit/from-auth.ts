import { type EventOf, type EventType, events } from '@ficus/contracts/events';
import { on, type Reaction } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import type { DirectorySchema } from '../schema.ts';
import { type Note, note } from './note.ts';

/** What happens to accounts and sessions stands in the log of the tenant in which it happened. */
export const auditReactions: readonly Reaction<DirectorySchema>[] = [
  on(events.sessionBegun, (event, trx) =>
    noteEvent(trx, event, {
      action: 'session.begun',
      person: event.data.personId,
      details: known({ browser: event.data.browser }),
    }),
  ),
  on(events.sessionEnded, (event, trx) =>
    noteEvent(trx, event, {
      action: 'session.ended',
      person: event.data.personId,
      details: known({ reason: event.data.reason, browser: event.data.browser }),
    }),
  ),
  on(events.passwordChanged, (event, trx) =>
    noteEvent(trx, event, { action: 'password.changed', person: event.data.personId }),
  ),
];

async function noteEvent(
  trx: Transaction<DirectorySchema>,
  { tenantid, actor, time }: EventOf<EventType>,
  rest: Pick<Note, 'action' | 'person' | 'details'>,
): Promise<void> {
  // What happens outside of every tenant is nobody's to read.
  if (tenantid === undefined) return;
  await note(trx, { tenantId: tenantid, actor, at: Date.parse(time), ...rest });
}

function known(details: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
