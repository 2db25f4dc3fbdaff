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

/** A baseline's page: what the chat gets, and when the person's session is in the stores, as ours waits for it too. */
interface App {
  readonly host: Host;
  readonly handedOver: Promise<void>;
}

/**
 * What every baseline is made of: the real frame, session engine, service client and query client, without the parts
 * that only a migration needs. Like ours they show their view once the legacy session is taken over, at once where
 * nothing is left of it to take. `renderChat` is where the baselines differ.
 */
export function startApp(renderChat: (host: Host) => ReactNode): App {
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
  const root = createRoot(document.getElementById('root') ?? document.body);
  const show = (isHandedOver: boolean) =>
    root.render(
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
          {isHandedOver && renderChat(host)}
        </Frame>
      </QueryClientProvider>,
    );
  const isCarriedOver = engine.isCarriedOver();
  const absorbed = engine.start();
  show(isCarriedOver);
  const handedOver = isCarriedOver ? Promise.resolve() : absorbed.then(() => undefined);
  if (!isCarriedOver) void handedOver.then(() => show(true));
  return { host, handedOver };
}
