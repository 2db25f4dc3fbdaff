import type { Role } from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { AfterViewProvider } from '@ficus/remote-kit/after-view';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { AdminView } from './admin-view.tsx';
import { fetchPart } from './after-view/use-part.ts';
import { HostContext } from './host-context.ts';
import { MeContext, meOf } from './me.ts';

/** People, invitations and roles of a tenant, as the host renders them. They fill the height that the host gives. */
export function App({ host }: { host: Host }) {
  const [newRole, setNewRole] = useState<Role>();
  const me = useMemo(
    () => ({ me: meOf(host.person, newRole), onOwnRole: setNewRole }),
    [host.person, newRole],
  );
  return (
    <HostContext value={host}>
      <QueryClientProvider client={host.queryClient}>
        <MeContext value={me}>
          <AfterViewProvider host={host} fetchPart={fetchPart}>
            <AdminView />
          </AfterViewProvider>
        </MeContext>
      </QueryClientProvider>
    </HostContext>
  );
}
