import type { Person } from '@ficus/contracts';
import type { ServiceClient } from '@ficus/service-client';
import { createSessionEngine } from '@ficus/session-migration';
import { QueryClient } from '@tanstack/react-query';
import { CONTRACT_VERSION, type Host, type HostNavigation } from '../host.ts';

/** A host of real parts for a remote that runs alone: calls, caches and stores are those of the shell, without its fences. */
export function createStandaloneHost(feature: string, person: Person, client: ServiceClient): Host {
  const engine = createSessionEngine({
    person,
    client,
    storage: localStorage,
    indexedDB,
    locks: navigator.locks,
    target: window,
    onEvent: (event) => console.debug('session', event),
  });
  void engine.start();
  return {
    contractVersion: CONTRACT_VERSION,
    feature,
    signal: new AbortController().signal,
    person,
    client,
    queryClient: new QueryClient({
      defaultOptions: {
        queries: { retry: false, networkMode: 'always' },
        mutations: { retry: false, networkMode: 'always' },
      },
    }),
    session: engine.stores,
    navigation: navigationBelow(`/${feature}`),
    ready: () => console.info(`${feature} is ready after ${Math.round(performance.now())} ms`),
    setDirty: (isDirty) => console.debug(`${feature} is ${isDirty ? 'dirty' : 'clean'}`),
    announce: (message) => console.info(`announced: ${message}`),
    report: (error, context) => console.error('reported', error, context),
  };
}

function navigationBelow(basePath: string): HostNavigation {
  const listeners = new Set<() => void>();
  const arrived = () => {
    for (const listener of listeners) listener();
  };
  addEventListener('popstate', arrived);
  return {
    basePath,
    path: () => location.pathname.slice(basePath.length) || '/',
    search: () => location.search,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    navigate(path, { replace } = {}) {
      const address = `${basePath}${path === '/' ? '' : path}`;
      if (replace) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
      arrived();
    },
  };
}
