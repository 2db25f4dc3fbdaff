import type { Host } from '@ficus/remote-kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { AfterViewProvider } from './after-view/after-view-provider.tsx';
import { HostContext } from './host-context.ts';
import { TenantsView } from './tenants-view.tsx';
import { UnsavedProvider } from './unsaved.tsx';

/** The tenants' pages, as the host renders them. They fill the height that the host gives them. */
export function App({ host }: { host: Host }) {
  return (
    <HostContext value={host}>
      <QueryClientProvider client={host.queryClient}>
        <AfterViewProvider>
          <UnsavedProvider>
            <TenantsView />
          </UnsavedProvider>
        </AfterViewProvider>
      </QueryClientProvider>
    </HostContext>
  );
}
