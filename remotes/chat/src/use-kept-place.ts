import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useHost } from './host-context.ts';
import type { Thread } from './thread/use-thread.ts';
import type { useOpenConversation } from './use-open-conversation.ts';

type Open = ReturnType<typeof useOpenConversation>['open'];

/**
 * Takes a person who arrives at the start page back to the conversation that they left, in whichever view that was,
 * and keeps note of where they go.
 */
export function useKeptPlace(openId: string | undefined, status: Thread['status'], open: Open): void {
  const { place } = useHost().session;
  const [leftId] = useState(() => (openId === undefined ? place.getState().activeConversation : undefined));
  const hasArrived = useRef(leftId === undefined);

  // Before paint: the start page must not flash up on the way.
  useLayoutEffect(() => {
    if (leftId !== undefined) open(leftId, { replace: true });
  }, [leftId, open]);

  const isGone = leftId !== undefined && openId === leftId && status === 'missing';
  useEffect(() => {
    if (isGone) open(undefined, { replace: true });
  }, [isGone, open]);

  useEffect(() => {
    if (openId !== undefined) hasArrived.current = true;
    if (hasArrived.current) place.getState().conversationOpened(openId);
  }, [openId, place]);
}
