import type { Host } from '@ficus/remote-kit';
import { AfterViewProvider } from '@ficus/remote-kit/after-view';
import { QueryClientProvider } from '@tanstack/react-query';
import { fetchPart } from './after-view/use-part.ts';
import { HostContext } from './host-context.ts';
import { TenantsView } from './tenants-view.tsx';
import { UnsavedProvider } from './unsaved.tsx';

/** The tenants' pages, as the host renders them. They fill the height that the host gives them. */
export function App({ host }: { host: Host }) {
  return (
    <HostContext value={host}>
      <QueryClientProvider client={host.queryClient}>
        <AfterViewProvider host={host} fetchPart={fetchPart}>
          <UnsavedProvider>
            <TenantsView />
          </UnsavedProvider>
        </AfterViewProvider>
      </QueryClientProvider>
    </HostContext>
  );
}
