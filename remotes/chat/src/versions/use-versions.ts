import type { Message, VersionedPlace } from '@ficus/contracts';
import { useContext } from 'react';
import { OpenThreadContext } from './open-thread.ts';
import { useBeginVersion } from './use-begin-version.ts';

/** What the open conversation knows of its versions. */
export interface Versions {
  readonly conversationId: string;
  /** Versions can be made: the service has the conversation, and nothing is under way in it. */
  readonly canBranch: boolean;
  placeOf(message: Message): VersionedPlace | undefined;
  /** The message that a reply answers. */
  questionOf(reply: Message): Message | undefined;
  /** Says this in place of a message, in a new version that is opened. */
  sayInstead(message: Message, content: string): void;
  /** Shows another version. */
  open(conversationId: string): void;
}

/** The open conversation's versions. Throws outside a thread. */
export function useVersions(): Versions {
  const shown = useContext(OpenThreadContext);
  if (!shown) throw new Error('useVersions: no conversation here; render the component inside a thread.');
  const { id, thread, onVersion, onRead } = shown;
  const beginVersion = useBeginVersion(id);
  const ready = thread.status === 'ready' ? thread : undefined;
  return {
    conversationId: id,
    canBranch: ready?.versions !== undefined && ready.outgoing.length === 0,
    placeOf: (message) => ready?.versions?.find(({ messageId }) => messageId === message.id),
    questionOf: (reply) =>
      ready?.messages.slice(0, ready.messages.indexOf(reply)).findLast(({ role }) => role === 'user'),
    sayInstead: (message, content) => onVersion(beginVersion(message, content)),
    open: onRead,
  };
}
