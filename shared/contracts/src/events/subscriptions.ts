import { authEvents } from './auth-events.ts';
import { directoryEvents } from './directory-events.ts';
import type { EventType } from './event-type.ts';
import { rolloutEvents } from './rollout-events.ts';

/** Every type of event, by name. */
export const events = { ...authEvents, ...directoryEvents, ...rolloutEvents } as const;

/** Which events each service takes: what others deliver to it. */
export const subscriptions: Partial<Readonly<Record<EventType['source'], readonly EventType[]>>> = {
  /** Sessions end with the right to act; who is made needs an account. */
  auth: [
    events.personDeactivated,
    events.tenantDeleted,
    events.personCreationBegun,
    events.personCreationUndone,
  ],
  /** What stands in the log of a tenant, and how far those are who are being made. */
  directory: [
    events.sessionBegun,
    events.sessionEnded,
    events.passwordChanged,
    events.accountMade,
    events.accountRefused,
    events.accountRemoved,
  ],
  /** What people are told of. */
  notifications: [
    events.sessionBegun,
    events.passwordLinkAsked,
    events.invitationSent,
    events.personCreated,
    events.personJoined,
    events.personRoleChanged,
    events.personDeactivated,
    events.tenantRenamed,
    events.tenantDeleted,
    events.tenantRestored,
    events.releaseWithdrawn,
    events.rolloutPaused,
  ],
};
