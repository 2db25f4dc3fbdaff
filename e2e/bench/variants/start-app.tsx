import type { Person } from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { createServiceClient } from '@ficus/service-client';
import { createSessionEngine } from '@ficus/session-migration';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../shell/src/start.css';
import { Frame } from '../../../shell/src/frame/index.ts';
import { createHost } from '../../../shell/src/host/create-host.ts';
import { createNavigation } from '../../../shell/src/navigation/navigation.ts';
import { browserDatabase, browserStorage } from '../../../shell/src/session/browser-storage.ts';

const CHAT = { name: 'chat', path: '/chat', title: 'Chat' } as const;

/**
 * What every baseline is made of: the real frame, session engine, service client and query client, without the parts
 * that only a migration needs. `renderChat` is where the baselines differ.
 */
export function startApp(renderChat: (host: Host) => ReactNode): Host {
  const person = JSON.parse(document.getElementById('person')?.textContent ?? '') as Person;
  const client = createServiceClient();
  const engine = createSessionEngine({
    person,
    client,
    storage: browserStorage(),
    indexedDB: browserDatabase(),
    locks: navigator.locks,
    target: window,
    onEvent: () => undefined,
  });
  const queryClient = new QueryClient();
  const navigation = createNavigation(window, () => true);
  const ignore = () => undefined;
  const parts = {
    person,
    client,
    queryClient,
    session: engine.stores,
    navigation,
    announce: ignore,
    report: ignore,
  };
  const host = createHost(parts, CHAT, {
    signal: new AbortController().signal,
    ready: ignore,
    setDirty: ignore,
  });
  createRoot(document.getElementById('root') ?? document.body).render(
    <QueryClientProvider client={queryClient}>
      <Frame
        person={person}
        features={[CHAT]}
        activeFeature="chat"
        theme="system"
        onThemeChange={ignore}
        onNavigate={navigation.navigate}
        onSignOut={ignore}
      >
        {renderChat(host)}
      </Frame>
    </QueryClientProvider>,
  );
  void engine.start();
  return host;
}
