import { may, type Permission, type Person } from '@ficus/contracts';
import type { Host } from '@ficus/remote-kit';
import { createServiceClient } from '@ficus/service-client';
import { createSessionEngine } from '@ficus/session-migration';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod/mini';
import '../../../shell/src/start.css';
import { createAnnouncer } from '../../../shell/src/feature/announcer.ts';
import { createHost, type HostParts } from '../../../shell/src/host/create-host.ts';
import { hostPageAt } from '../../../shell/src/host-pages.ts';
import { createNavigation } from '../../../shell/src/navigation/navigation.ts';
import { browserDatabase, browserStorage } from '../../../shell/src/session/browser-storage.ts';
import { report } from '../../../shell/src/telemetry/report.ts';
import { bindToOwner } from '../../../shell/src/tenant/tenant-switch.ts';
import { followTheme } from '../../../shell/src/theme/theme.ts';
import { CHAT, Product } from './Product.tsx';

/** As our host hands it on: the whole library would be more than is used here. */
const SCHEMAS = {
  object: z.object,
  string: z.string,
  number: z.number,
  boolean: z.boolean,
  optional: z.optional,
  array: z.array,
  enum: z.enum,
};

/** A baseline's page: what the chat gets, and when the person's session is in the stores, as ours waits for it too. */
interface App {
  readonly host: Host;
  readonly handedOver: Promise<void>;
}

/** What the page says: who it is for, where else they may act, and what the chat wants to be allowed. */
interface PageData {
  readonly person: Person;
  readonly tenants?: readonly { tenantId: string; tenantName: string }[];
  readonly permission?: Permission;
}

/**
 * What every baseline is made of: the product with the real frame, session engine, service client and query client,
 * without the parts that only a migration needs. Like ours they show their view once the legacy session is taken over,
 * at once where nothing is left of it to take. `renderChat` is where the baselines differ.
 */
export function startApp(renderChat: (host: Host) => ReactNode): App {
  const {
    person,
    tenants = [],
    permission,
  } = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as PageData;
  const tie = bindToOwner(window, person, () => location.assign(CHAT.path));
  const leave = () =>
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  const client = createServiceClient({
    onSignedOut: leave,
    tabs: { channel: new BroadcastChannel('ficus-session'), locks: navigator.locks },
    onEvent: (event) => {
      if (event.type === 'breaker')
        report('services', event, { service: event.service, circuit: event.state });
    },
  });
  const engine = createSessionEngine({
    person,
    client,
    storage: browserStorage(),
    indexedDB: browserDatabase(),
    locks: navigator.locks,
    target: window,
    onEvent: (event) => report('session', event, { type: event.type }),
  });
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  const navigation = createNavigation(
    window,
    (path) => path === CHAT.path || path.startsWith(`${CHAT.path}/`) || hostPageAt(path) !== undefined,
  );
  navigation.start();
  followTheme(engine.stores.preferences, document);
  const announce = createAnnouncer(document);
  const makeLateClient: HostParts['makeLateClient'] = (tableOf) => createServiceClient({}, tableOf(SCHEMAS));
  const parts = {
    person,
    client,
    makeLateClient,
    queryClient,
    session: engine.stores,
    navigation,
    announce,
    report,
  };
  const host = createHost(parts, CHAT, {
    signal: new AbortController().signal,
    ready: () => undefined,
    setDirty: () => undefined,
  });
  async function signOut() {
    await engine.signedOut();
    await client.auth.signOut();
    location.assign('/sign-in');
  }
  const root = createRoot(document.getElementById('root') ?? document.body, {
    onCaughtError: () => undefined,
  });
  const show = (isHandedOver: boolean) =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <Product
          engine={engine}
          parts={parts}
          tenants={tenants}
          mayChat={permission === undefined || may(person, permission)}
          onSwitchTenant={(tenantId) => tie.switchTo(client, tenantId)}
          onSignOut={signOut}
        >
          {isHandedOver && renderChat(host)}
        </Product>
      </QueryClientProvider>,
    );
  const isCarriedOver = engine.isCarriedOver();
  const absorbed = engine.start();
  show(isCarriedOver);
  const handedOver = isCarriedOver ? Promise.resolve() : absorbed.then(() => undefined);
  if (!isCarriedOver) void handedOver.then(() => show(true));
  return { host, handedOver };
}
