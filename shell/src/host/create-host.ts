import type { LateApi, Person, Schemas } from '@ficus/contracts';
import { language } from '@ficus/i18n';
import { CONTRACT_VERSION, type Host } from '@ficus/remote-kit';
import type { LateClient, ServiceClient } from '@ficus/service-client';
import type { HostSession } from '@ficus/session-migration';
import type { QueryClient } from '@tanstack/react-query';
import type { Feature } from '../features.ts';
import type { Navigation } from '../navigation/navigation.ts';
import { fenceClient, fenceFunction, fenceStore } from './fence.ts';

/** What the host has, before a remote gets its fenced share of it. */
export interface HostParts {
  readonly person: Person;
  readonly client: ServiceClient;
  /** Makes the client of what comes after the view, by code that is here already. */
  readonly makeLateClient: (tableOf: (schemas: Schemas) => LateApi) => LateClient;
  readonly queryClient: QueryClient;
  readonly session: HostSession;
  readonly navigation: Navigation;
  readonly announce: Host['announce'];
  readonly report: (feature: string, error: unknown, context?: Record<string, string>) => void;
}

/** What one attempt at showing a remote adds. */
export interface HostAttempt {
  /** Aborted when the attempt is fenced off. */
  readonly signal: AbortSignal;
  readonly ready: () => void;
  readonly setDirty: (isDirty: boolean) => void;
}

/** The host as one attempt of one remote sees it: everything a remote may use, revoked when the attempt is fenced off. */
export function createHost(
  parts: HostParts,
  feature: Pick<Feature, 'name' | 'path'>,
  attempt: HostAttempt,
): Host {
  const { signal } = attempt;
  const { session } = parts;
  return {
    contractVersion: CONTRACT_VERSION,
    feature: feature.name,
    signal,
    person: parts.person,
    language: language(),
    client: fenceClient(parts.client, signal, { feature: feature.name, view: 'remote' }),
    queryClient: parts.queryClient,
    session: {
      preferences: fenceStore(session.preferences, signal),
      drafts: fenceStore(session.drafts, signal),
      place: fenceStore(session.place, signal),
      pendingConversations: fenceStore(session.pendingConversations, signal),
      // A reply that arrives after the fence belongs to the person all the same: it must reach the legacy session.
      conversationChanged: session.conversationChanged,
      conversationRemoved: session.conversationRemoved,
    },
    navigation: navigationBelow(parts.navigation, feature.path, signal),
    ready: fenceFunction(attempt.ready, signal),
    setDirty: fenceFunction(attempt.setDirty, signal),
    announce: fenceFunction(parts.announce, signal),
    report: (error, context) => parts.report(feature.name, error, context),
  };
}

function navigationBelow(navigation: Navigation, basePath: string, signal: AbortSignal): Host['navigation'] {
  const path = () => {
    const { path } = navigation.store.getState();
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : '/';
  };
  const search = () => {
    const { path, search } = navigation.store.getState();
    return path === basePath || path.startsWith(`${basePath}/`) ? search : '';
  };
  return {
    basePath,
    path,
    search,
    subscribe(listener) {
      let last = path() + search();
      return navigation.store.subscribe(() => {
        const now = path() + search();
        if (now === last) return;
        last = now;
        listener();
      });
    },
    navigate: fenceFunction((path: string, options?: { replace?: boolean }) => {
      // Resolved as an address, so that `..` cannot lead out of the feature.
      const { pathname, search } = new URL(
        `.${path.startsWith('/') ? path : `/${path}`}`,
        `https://host.invalid${basePath}/`,
      );
      if (pathname !== basePath && !pathname.startsWith(`${basePath}/`)) return;
      navigation.navigate((pathname === `${basePath}/` ? basePath : pathname) + search, options);
    }, signal),
  };
}
