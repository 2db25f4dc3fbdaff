import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import webpack, { type Configuration, type StatsCompilation } from 'webpack';
import devMiddleware from 'webpack-dev-middleware';
import { mayRead } from './may-read.ts';

/** Something that is built again after every edit, and served from memory. */
export interface DevBuild {
  /** Made by `hotConfig`. */
  readonly config: Configuration;
  /** Hears of every build that succeeded: its files, by chunk group. */
  readonly onBuilt?: (stats: StatsCompilation) => void;
}

/** Answers a request, or leaves it to the next one by calling `next`. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface DevServer {
  stop(): Promise<void>;
}

/**
 * Serves builds from memory, builds anew what an edit touches, and tells open pages, over one event stream a page at
 * `/__hot`. Requests wait for a build that is under way. `first` sees every request before the builds do, `last` what
 * they do not have. Resolves when it listens and the first build is done, whether that succeeded or not.
 */
export async function startDevServer(options: {
  port: number;
  builds: readonly DevBuild[];
  first?: Handler;
  last?: Handler;
  /** Origins of other machines whose pages may read what is served; those of this machine always may. */
  readers?: readonly string[];
}): Promise<DevServer> {
  const { port, builds, first = pass, last = pass, readers = [] } = options;
  const compiler = webpack(builds.map(({ config }) => config));
  compiler.compilers.forEach((one, index) => {
    one.hooks.done.tap('DevServer', (stats) => {
      if (!stats.hasErrors())
        builds[index]?.onBuilt?.(stats.toJson({ all: false, hash: true, chunkGroups: true }));
    });
  });
  const isAllowed = (origin: string) => mayRead(origin, readers);
  const hot = {
    path: '/__hot',
    cors: isAllowed,
    // Errors of views are the wrapper's to contain, as in production: only those of builds cover the page.
    client: {
      url: `http://localhost:${port}/__hot`,
      logging: 'warn',
      progress: false,
      overlay: { errors: true, warnings: false, runtimeErrors: false },
    },
  } as const;
  const middleware = devMiddleware(compiler, { hot, stats: 'errors-only', index: false });

  const server = http.createServer((request, response) => {
    const { origin } = request.headers;
    if (origin && isAllowed(origin)) response.setHeader('access-control-allow-origin', origin);
    response.setHeader('vary', 'origin');
    response.setHeader('cross-origin-resource-policy', 'same-site');
    response.setHeader('cache-control', 'no-store');
    const notFound = () => void response.writeHead(404).end();
    first(request, response, () => {
      void middleware(request, response, () => last(request, response, notFound));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  await new Promise<void>((resolve) => middleware.waitUntilValid(() => resolve()));
  return {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await new Promise<void>((resolve) => middleware.close(() => resolve()));
    },
  };
}

const pass: Handler = (_request, _response, next) => next();
