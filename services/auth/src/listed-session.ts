import type { OwnSession } from '@ficus/contracts';
import type { Session } from './sessions.ts';

/** A session as the contracts list it; `currentId` is the one that asks. */
export function listed(
  { id, startedAt, expiresAt, seenAt, browser }: Session,
  currentId: string,
): OwnSession {
  return {
    id,
    startedAt,
    expiresAt,
    lastSeenAt: seenAt,
    ...(browser && { browser }),
    isCurrent: id === currentId,
  };
}
