import { useCallback, useSyncExternalStore } from 'react';
import { chatPath, conversationIdOf } from './chat-path.ts';
import { useHost } from './host-context.ts';

/** Which conversation the address names, and the way to go to another (or, without an id, to the start page). */
export function useOpenConversation() {
  const { navigation } = useHost();
  const path = useSyncExternalStore(
    useCallback((listener) => navigation.subscribe(listener), [navigation]),
    () => navigation.path(),
  );
  const open = useCallback(
    (id?: string, options?: { replace?: boolean }) => navigation.navigate(chatPath(id), options),
    [navigation],
  );
  return { openId: conversationIdOf(path), open };
}
