import type { FlagsAnswer } from '@ficus/contracts';
import { InMemoryStorageProvider, UnleashClient } from 'unleash-proxy-client';
import type { LiveFlags } from './flag-client.ts';

const nothingNew = () => new Response(null, { status: 304 });

/** Seconds between polls: the fallback where the event stream does not reach. */
const POLL_SECONDS = 15;
const METRICS_SECONDS = 30;

/**
 * `unleash-proxy-client`, started from the flags that came with the page, and polling until it is stopped. Nothing is
 * stored: on a shared machine the last person's cohort must not show. An answer older than the one at hand (a replica
 * that lags behind) is dropped.
 */
export function createLiveFlags(options: {
  initial: FlagsAnswer | undefined;
  origin: string;
  /** Reads an answer by the contract; throws for one of another shape. */
  parse: (answer: unknown) => FlagsAnswer;
}): LiveFlags {
  let revision = options.initial?.revision ?? 0;

  // A failed request changes nothing: the flags at hand stay in force, the next poll tries again, and a lost count of
  // exposures is lost. The library would write each failure on the console of a person who is merely offline.
  async function fetchNewer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await fetch(input, init).catch(() => undefined);
    if (init?.method === 'POST') return response?.ok ? response : new Response(null, { status: 202 });
    if (!response?.ok) return nothingNew();
    const answer = options.parse(await response.clone().json());
    if (answer.revision < revision) return nothingNew();
    revision = answer.revision;
    return response;
  }

  const client = new UnleashClient({
    url: new URL('/api/flags', options.origin),
    // The session cookie says who asks; the library only wants it not to be empty.
    clientKey: 'session',
    appName: 'ficus-shell',
    refreshInterval: POLL_SECONDS,
    metricsInterval: METRICS_SECONDS,
    storageProvider: new InMemoryStorageProvider(),
    bootstrap: (options.initial?.toggles ?? []).map(({ name, enabled, variant, impressionData }) => ({
      name,
      enabled,
      variant: {
        name: variant.name,
        enabled: variant.enabled,
        ...(variant.payload ? { payload: variant.payload } : {}),
      },
      impressionData,
    })),
    bootstrapOverride: true,
    fetch: fetchNewer,
  });
  // An answer of another shape: as good as none.
  client.on('error', () => undefined);

  return {
    toggles: () => client.getAllToggles(),
    exposed: (flag) => void client.isEnabled(flag),
    revisionSeen: (seen) => {
      if (seen > revision) void client.updateToggles();
    },
    start(onUpdate) {
      client.on('update', onUpdate);
      void client.start();
      return () => client.stop();
    },
  };
}
