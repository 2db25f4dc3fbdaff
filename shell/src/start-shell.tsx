import { FlagsAnswer, type Person } from '@ficus/contracts';
import { translate } from '@ficus/i18n';
import { createServiceClient } from '@ficus/service-client';
import { createSessionEngine } from '@ficus/session-migration';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod/mini';
import type { Bootstrap } from '../document/bootstrap.ts';
import { loadAfterView } from './after-view/load-after-view.ts';
import { createAnnouncer } from './feature/announcer.ts';
import { createEventLog } from './feature/event-log.ts';
import { createFeatureControllers } from './feature/feature-controllers.ts';
import { createKnownReleases } from './feature/known-releases.ts';
import { featureAt, features, mayOpen } from './features.ts';
import { createFlagClient } from './flags/flag-client.ts';
import { hostPageAt } from './host-pages.ts';
import { createNavigation } from './navigation/navigation.ts';
import { fetchProfilePage } from './profile/ProfileRoute.tsx';
import { pageNonce } from './remotes/load-file.ts';
import { createRemoteLoader } from './remotes/remote-loader.ts';
import { Shell } from './Shell.tsx';
import { browserDatabase, browserStorage } from './session/browser-storage.ts';
import { createMeanwhile } from './telemetry/meanwhile.ts';
import { report } from './telemetry/report.ts';
import { tellOfLeaving } from './telemetry/tell-of-leaving.ts';
import type { Note } from './telemetry/translate.ts';
import { bindToOwner } from './tenant/tenant-switch.ts';
import { followTheme } from './theme/theme.ts';

/** What later chunks make their schemas of: the whole library would be more than is used here. */
export const SCHEMAS = {
  object: z.object,
  string: z.string,
  number: z.number,
  boolean: z.boolean,
  optional: z.optional,
  array: z.array,
  enum: z.enum,
};

/** For this long at most flags wait for the first view: where none comes, they may be what helps. */
const FIRST_VIEW_MS = 2500;

/** For this long at most a page of the host's own waits for its code before anything is shown. */
const OWN_PAGE_MS = 500;

/** A session near what a browser holds takes a slow machine so long to write; what is not written is not in the view. */
const HAND_OVER_MS = 2000;

/** Brings the host up from what the page says: nothing here waits for the network. */
export function startShell(root: HTMLElement, bootstrap: Bootstrap, person: Person): void {
  // First of all: no request of this page may be answered for another.
  const tie = bindToOwner(window, person, reload);
  const tabs = { channel: new BroadcastChannel('ficus-session'), locks: navigator.locks };
  const client = createServiceClient({
    onSignedOut: () => leave(),
    tabs,
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
    onEvent: (event) => {
      if (event.type !== 'migrated') report('session', event, { type: event.type });
    },
  });
  const flags = createFlagClient(bootstrap.flags);
  let hasFlags = bootstrap.flags !== undefined;
  flags.subscribe(() => {
    hasFlags = true;
  });
  const log = createEventLog();
  const notes = createMeanwhile<Note>();
  tellOfLeaving(bootstrap, notes);
  const announce = createAnnouncer(document);
  const loader = createRemoteLoader({
    remotesOrigin: bootstrap.remotesOrigin,
    nonce: pageNonce(),
    bring: globalThis.ficusLanguage?.bring,
  });
  const controllers = createFeatureControllers({
    person,
    flags,
    hasFlags: () => hasFlags,
    releases: createKnownReleases(bootstrap.releases),
    overrides: bootstrap.overrides ?? {},
    loader,
    // The view waits only where the legacy session has something to say; else it is looked at beside the view.
    beforeRemote: () => {
      const isCarriedOver = engine.isCarriedOver();
      const absorbed = engine.absorb();
      return isCarriedOver ? undefined : absorbed.then(() => undefined);
    },
    beforeLegacy: async () =>
      void (await engine.project({ before: 'legacy', timeLimitMs: HAND_OVER_MS - 200 })),
    handOverMs: HAND_OVER_MS,
    onEvent: (event) => {
      // For measuring: `ready` is the first usable paint of a view.
      performance.mark(`ficus:${event.type}:${event.feature}`);
      if (event.type === 'ready') {
        firstView.resolve();
        // Not one byte of what may come next, before the person has what they came for.
        void bringLater();
      }
      log.add(event);
      notes.add(event);
      if (event.type === 'swapped')
        void afterView.then(({ swapWords }) => announce(swapWords(titleOf(event.feature), event.to.view)));
      if (event.type === 'chose-legacy') report(event.feature, event.note ?? '', { type: event.type });
      if (event.type === 'error' || event.type === 'failed')
        report(event.feature, event.error, { type: event.type });
      if (event.type === 'fell-back')
        report(event.feature, event.error, { type: event.type, reason: event.reason });
    },
  });
  const later = [...(bootstrap.later ?? [])];
  async function bringLater() {
    const { fetchLater } = await afterView;
    await whenIdle(2000);
    const isAllowed = await fetchLater(later.splice(0));
    const shown = featureAt(location.pathname);
    const [other] = shown ? controllers.releasesOf(shown) : [];
    if (isAllowed && other) await loader.prepare(other);
  }
  const firstView = Promise.withResolvers<void>();
  const patience = pause(FIRST_VIEW_MS);
  const afterView = Promise.race([firstView.promise, patience]).then(async () => {
    await whenIdle();
    return loadAfterView();
  });
  const navigation = createNavigation(window, (path) => (featureAt(path) ?? hostPageAt(path)) !== undefined);

  // The decided view's code is asked for before anything renders.
  const first = featureAt(location.pathname);
  const own = hostPageAt(location.pathname);
  if (first && mayOpen(first, person)) controllers.start(first);
  else firstView.resolve();
  controllers.follow();
  navigation.start();
  followTheme(engine.stores.preferences, document);

  const queryClient = new QueryClient({
    // The service client retries, and says by a typed error when it is offline.
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

  async function signOut() {
    await engine.signedOut();
    await client.auth.signOut();
    location.assign('/sign-in');
  }
  /** What stands below a feature's own address may be of one tenant only, such as a conversation. */
  function reload() {
    location.assign(featureAt(location.pathname)?.path ?? location.pathname);
  }
  function leave() {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  }

  const page = createRoot(root, {
    // Contained errors are reported by the wrapper that contained them.
    onCaughtError: () => undefined,
  });
  const view = (
    <QueryClientProvider client={queryClient}>
      <Shell
        engine={engine}
        flags={flags}
        controllers={controllers}
        host={{
          person,
          client,
          makeLateClient: (tableOf) => createServiceClient({ tabs }, tableOf(SCHEMAS)),
          queryClient,
          session: engine.stores,
          navigation,
          announce,
          report: (feature, error, context) => {
            report(feature, error, context);
            const isUncontained = context?.type === 'uncontained';
            notes.add({ type: 'report', feature, at: performance.now(), error, isUncontained });
          },
        }}
        log={log}
        afterView={afterView}
        inspector={bootstrap.inspector}
        pageRequest={bootstrap.requestId}
        tenants={bootstrap.tenants}
        onSwitchTenant={(tenantId) => tie.switchTo(client, tenantId)}
        onSignOut={signOut}
      />
    </QueryClientProvider>
  );
  const show = () => page.render(view);
  if (!own) show();
  else {
    // The page's own code is on its way with it; should it fail or dawdle, the page says so. All of it is much to render
    // at once: in pieces, a slow phone can be touched in between.
    const showInPieces = () => startTransition(show);
    void Promise.race([fetchProfilePage(), pause(OWN_PAGE_MS)]).then(showInPieces, showInPieces);
  }

  void engine.start();
  void afterView.then(({ startAfterView }) =>
    startAfterView({
      bootstrap,
      flags,
      queryClient,
      notes,
      featureShown: () => featureAt(location.pathname)?.name,
      parse: (answer) => FlagsAnswer.parse(answer),
    }),
  );
}

function titleOf(name: string): string {
  return translate(features.find((feature) => feature.name === name)?.title ?? name);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Resolves when the browser has nothing better to do, after `timeout` ms at most. */
function whenIdle(timeout = 1000): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout });
    else setTimeout(resolve, 200);
  });
}
