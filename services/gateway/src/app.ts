import cookie from '@fastify/cookie';
import { createService, problem } from '@ficus/service-kit';
import { serveFiles } from '@ficus/service-kit/files';
import type { PageAnswer, PageRequest } from '@ficus/shell/document';
import type { FastifyInstance } from 'fastify';
import { registerExplanationsApi } from './explanations-api.ts';
import type { Flags } from './flags.ts';
import { registerFlagsApi } from './flags-api.ts';
import { registerServicesHealth } from './health.ts';
import { registerIncidentsApi } from './incidents-api.ts';
import type { LiveNotifications } from './live-notifications.ts';
import { measureGateway } from './metrics.ts';
import { createTally } from './migration/tally.ts';
import { registerMigrationApi } from './migration-api.ts';
import { registerPages } from './pages.ts';
import { type ProxyOptions, registerProxies } from './proxy.ts';
import type { Releases } from './releases.ts';
import { registerReleasesApi } from './releases-api.ts';
import type { Sessions } from './sessions.ts';
import { registerTelemetryApi } from './telemetry/telemetry-api.ts';
import type { WayOut } from './telemetry/way-out.ts';
import { createUpstreamLoads } from './upstream-load.ts';

export interface GatewayOptions {
  readonly document: (request: PageRequest) => PageAnswer;
  /** Folder of the host's built files, served under `/assets/`. */
  readonly assetsFolder: string;
  readonly flags: Flags;
  readonly notifications: LiveNotifications;
  readonly releases: Releases;
  readonly sessions: Sessions;
  readonly upstreams: ProxyOptions['upstreams'];
  readonly unleash: { readonly url: string; readonly frontendToken: string };
  readonly remotesOrigin: string;
  /** Where telemetry goes. Absent: none is kept. */
  readonly wayOut?: WayOut | undefined;
}

/** The front door: pages, flags, and every call to a service. */
export async function createGateway(options: GatewayOptions): Promise<FastifyInstance> {
  const app = createService({
    name: 'gateway',
    // Each browser holds an event stream for hours, which costs next to nothing.
    maxInFlight: 10_000,
    checks: {
      flags: async () =>
        options.flags.state() === 'unknown' ? Promise.reject(new Error('unknown')) : undefined,
    },
  });
  app.decorateRequest('session', undefined);
  await app.register(cookie);
  await serveFiles(app, {
    root: options.assetsFolder,
    prefix: '/assets/',
    headers: () => ({ 'cache-control': 'public, max-age=31536000, immutable' }),
  });
  registerServicesHealth(app, {
    ...options.upstreams,
    unleash: options.unleash.url,
    remotes: options.remotesOrigin,
  });
  await registerFlagsApi(app, options);
  registerReleasesApi(app, options);
  registerIncidentsApi(app, options);
  registerTelemetryApi(app, options);
  const [tally, loads] = [createTally(), createUpstreamLoads()];
  registerExplanationsApi(app, { ...options, directoryUrl: options.upstreams.directory });
  measureGateway(app, { flags: options.flags, tally, loads });
  registerMigrationApi(app, { ...options, tally, loads });
  await registerProxies(app, { ...options, tally, loads });
  app.all('/api/*', async (request) => {
    throw problem(404, 'not-found', `Nothing is served at ${request.url}`);
  });
  await registerPages(app, options);
  return app;
}
