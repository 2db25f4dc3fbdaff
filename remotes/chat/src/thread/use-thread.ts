import type { Message, VersionedPlace } from '@ficus/contracts';
import { isServiceError } from '@ficus/service-client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { conversationQuery } from '../chat-queries.ts';
import type { Conversations } from '../conversations/use-conversations.ts';
import { useHost } from '../host-context.ts';
import { type OutgoingState, useOutgoing } from '../sending/use-outgoing.ts';
import { arrivedDraft } from './arrived-draft.ts';
import { uniteMessages } from './unite-messages.ts';

/** One conversation as the thread shows it. */
export type Thread =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  | { readonly status: 'failed'; readonly error: unknown; reload(): void }
  | {
      readonly status: 'ready';
      /** Absent as long as nothing has been said. */
      readonly title: string | undefined;
      readonly messages: readonly Message[];
      readonly outgoing: readonly OutgoingState[];
      /** Where it goes on in several versions. Absent where none can be made: not stored yet, or an older service. */
      readonly versions: readonly VersionedPlace[] | undefined;
    };

/**
 * A conversation's messages from the server and the legacy session, and those on their way.
 * `isNew` says that it was begun here and the server need not be asked.
 */
export function useThread(id: string, isNew: boolean, conversations: Conversations): Thread {
  const host = useHost();
  const { drafts } = host.session;
  const outgoing = useOutgoing(id);
  const hasDraft = useStore(drafts, (state) => state.drafts[id] !== undefined);
  const legacy = useMemo(() => conversations.legacy.find((one) => one.id === id), [conversations.legacy, id]);
  const isOnServer = conversations.isOnServer(id);
  const isBegunHere = isNew || hasDraft || outgoing.length > 0;
  const mayExist = isOnServer || (!legacy && !isNew && !(conversations.isSettled && isBegunHere));
  const query = useQuery({ ...conversationQuery(host, id), enabled: mayExist });
  const { data } = query;

  const messages = useMemo(
    () => (legacy ? uniteMessages(legacy.messages, data?.messages ?? []) : (data?.messages ?? [])),
    [legacy, data],
  );
  const waiting = useMemo(() => {
    const arrived = new Set(messages.map((message) => message.id));
    return outgoing.filter(({ message }) => !arrived.has(message.id));
  }, [messages, outgoing]);

  useEffect(() => {
    const draft = drafts.getState().drafts[id];
    if (draft && outgoing.length === 0 && arrivedDraft(draft, messages)) drafts.getState().draftEnded(id);
  }, [drafts, id, messages, outgoing]);

  const title = legacy?.title ?? data?.title;
  const versions = legacy || !isOnServer ? undefined : data?.versions;
  if (data || legacy) return { status: 'ready', title, messages, outgoing: waiting, versions };
  const isMissing = isServiceError(query.error) && query.error.code === 'not-found';
  if (isMissing && !isBegunHere) return { status: 'missing' };
  if (query.error && !isMissing) {
    return { status: 'failed', error: query.error, reload: () => void query.refetch() };
  }
  if (mayExist && query.isPending) return { status: 'loading' };
  return { status: 'ready', title, messages, outgoing: waiting, versions };
}
