import type { Host } from '@ficus/remote-kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { ChatView } from './chat-view.tsx';
import { HostContext } from './host-context.ts';

/** The chat, as the host renders it. It fills the height that the host gives it. */
export function App({ host }: { host: Host }) {
  return (
    <HostContext value={host}>
      <QueryClientProvider client={host.queryClient}>
        <ChatView />
      </QueryClientProvider>
    </HostContext>
  );
}
