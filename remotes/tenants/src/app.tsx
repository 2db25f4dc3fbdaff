import type { Host } from '@ficus/remote-kit';
import { ToastProvider } from '@ficus/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { HostContext } from './host-context.ts';
import { TenantsView } from './tenants-view.tsx';
import { UnsavedProvider } from './unsaved.tsx';

/** The tenants' pages, as the host renders them. They fill the height that the host gives them. */
export function App({ host }: { host: Host }) {
  return (
    <HostContext value={host}>
      <QueryClientProvider client={host.queryClient}>
        <ToastProvider>
          <UnsavedProvider>
            <TenantsView />
          </UnsavedProvider>
        </ToastProvider>
      </QueryClientProvider>
    </HostContext>
  );
}
