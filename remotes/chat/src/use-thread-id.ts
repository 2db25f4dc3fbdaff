import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useHost } from './host-context.ts';
import { newId } from './new-id.ts';
import { useOpenConversation } from './use-open-conversation.ts';

/**
 * The conversation to show: the one in the address, or on the start page a new one, which gets its address with the
 * first character that is typed.
 */
export function useThreadId() {
  const { session } = useHost();
  const { openId, open } = useOpenConversation();
  const [fresh, setFresh] = useState(newId);
  const [lastOpenId, setLastOpenId] = useState(openId);
  if (openId !== lastOpenId) {
    setLastOpenId(openId);
    // Back on the start page: the one begun before has its own address now.
    if (openId === undefined) setFresh(newId());
  }

  const isBegun = useStore(session.drafts, ({ drafts }) => drafts[fresh] !== undefined);
  useEffect(() => {
    if (openId === undefined && isBegun) open(fresh, { replace: true });
  }, [openId, isBegun, fresh, open]);

  // Whoever asks for a new conversation, or has deleted one, wants to write; whoever opens one wants to read.
  const [wantsToWrite, setWantsToWrite] = useState(false);
  const begin = useCallback(() => {
    const id = newId();
    setFresh(id);
    setWantsToWrite(true);
    open(id);
  }, [open]);
  const leaveDeleted = useCallback(() => {
    setWantsToWrite(true);
    open(undefined, { replace: true });
  }, [open]);
  const read = useCallback(
    (id?: string) => {
      setWantsToWrite(false);
      open(id);
    },
    [open],
  );
  const write = useCallback(
    (id: string) => {
      setWantsToWrite(true);
      open(id);
    },
    [open],
  );
  const threadId = openId ?? fresh;
  return {
    openId,
    threadId,
    isNew: threadId === fresh,
    wantsToWrite,
    open,
    read,
    write,
    begin,
    leaveDeleted,
  };
}
