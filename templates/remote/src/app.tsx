import type { Host } from '@ficus/remote-kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { HostContext } from './host-context.ts';
import { SampleView } from './sample-view.tsx';

/** Sample, as the host renders it. */
export function App({ host }: { host: Host }) {
  return (
    <HostContext value={host}>
      <QueryClientProvider client={host.queryClient}>
        <SampleView />
      </QueryClientProvider>
    </HostContext>
  );
}
