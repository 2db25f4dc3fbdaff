import { flushCompileCache } from 'node:module';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics } from 'prom-client';
import { warmUp } from './warm-up.ts';

/** Where and how to listen. */
export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default: `127.0.0.1`. */
  readonly host?: string;
  /** Releases what the app used (its database), after the last answer. */
  readonly close?: () => Promise<void>;
}

/** A service that listens. */
export interface Served {
  readonly port: number;
  /** Stops as a signal would, without ending the process. */
  stop(): Promise<void>;
}

/** What a process started with IPC tells its parent once it takes requests. */
export interface ReadyMessage {
  readonly type: 'ready';
  readonly port: number;
}

// Requests under way may end in this time, then their connections are cut.
const DRAIN_MS = 2_500;
// A connection that carried one of them becomes idle after the framework has closed the idle ones.
const IDLE_SWEEP_MS = 50;
// What is compiled is written once requests have gone through it: only functions that were called by then are in it.
const FLUSH_MS = 8_000;
// A release that hangs does not keep the process alive past this.
const STOP_MS = 3_500;

function listenFault(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken: end what listens there, or set PORT to another.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to one above 1023.`;
  return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : error}`;
}

async function stopService(app: FastifyInstance, close: ServeOptions['close']): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
  const sweep = setInterval(() => app.server.closeIdleConnections(), IDLE_SWEEP_MS);
  try {
    await app.close();
    await close?.();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}

function ignore(): void {}

/** With `OTLP_URL` in the environment; what it takes is loaded only then. */
async function beginTraces(app: FastifyInstance): Promise<(() => Promise<void>) | undefined> {
  const { OTLP_URL } = process.env;
  if (!OTLP_URL || !app.hasDecorator('serviceName')) return undefined;
  if (!URL.canParse(OTLP_URL)) {
    process.stderr.write('OTLP_URL is no address: set it to a collector’s, such as http://localhost:4318\n');
    return process.exit(1);
  }
  const { exportTraces } = await import('./tracing/export-traces.ts');
  return exportTraces(app, app.serviceName, OTLP_URL);
}

/**
 * With `REUSE_PORT=1` in the environment, several processes of a service listen on one port, and the system gives each new
 * connection to one of them. Of Linux alone.
 */
const isShared = () => process.env.REUSE_PORT === '1';
/** An older connection is closed by the next answer, so that who has just begun to share a port gets its part of them. */
const OLD_MS = 5_000;

/** Has the people's connections go from one process to another now and then. */
function closeOldConnections(app: FastifyInstance): void {
  const begun = new WeakMap<object, number>();
  app.server.on('connection', (socket) => begun.set(socket, performance.now()));
  app.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    if (performance.now() - (begun.get(socket) ?? Number.POSITIVE_INFINITY) > OLD_MS)
      reply.raw.shouldKeepAlive = false;
  });
}

/** Ends the process by a graceful stop at SIGTERM, SIGINT or the parent's death; at once at a second signal. */
function stopWithProcess(app: FastifyInstance, stop: () => Promise<void>): void {
  let isStopping = false;
  const end = (reason: string) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    app.log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        app.log.error({ err: error }, 'stopped with an error');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // The parent died, or let go: nobody else would end this process. A later signal must not count as a second one.
  process.once('disconnect', () => {
    if (!isStopping) end('disconnect');
  });
  // It may have died while this process was still opening its database: then nothing will say so any more.
  if (process.connected === false) end('disconnect');
}

/**
 * Listens, and stops gracefully within 4 s at SIGTERM, SIGINT or the end of the parent's IPC channel: no new
 * connections, answers under way are finished, idle connections are closed. Tells a parent with IPC
 * `{type: 'ready', port}`. A port that cannot be had gives one sentence on stderr and exit code 1.
 */
export async function serve(app: FastifyInstance, options: ServeOptions): Promise<Served> {
  const host = options.host ?? '127.0.0.1';
  if (app.hasDecorator('metrics')) collectDefaultMetrics({ register: app.metrics });
  const endTraces = await beginTraces(app);
  if (isShared()) {
    closeOldConnections(app);
    await app.ready();
    await warmUp(app, process.env.WARM_UP).catch((error: unknown) => {
      process.stderr.write(
        `WARM_UP is no list of requests in JSON, such as [{"url": "/health"}]; set it to one, or leave it out: ${error}\n`,
      );
      process.exit(1);
    });
  }
  try {
    await app.listen({ port: options.port, host, ...(isShared() && { reusePort: true }) });
  } catch (error) {
    process.stderr.write(`${listenFault(error, options.port, host)}\n`);
    await options.close?.().catch(() => undefined);
    return process.exit(1);
  }
  // Where NODE_COMPILE_CACHE is set: Node would write it at the end only, which a killed process does not have.
  setTimeout(flushCompileCache, FLUSH_MS).unref();
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopService(app, async () => {
      await endTraces?.();
      await options.close?.();
    });
    return stopped;
  };
  stopWithProcess(app, stop);
  // A parent that has just died cannot be told; that it has is heard as any other disconnect.
  if (process.connected)
    process.send?.({ type: 'ready', port } satisfies ReadyMessage, undefined, {}, ignore);
  return { port, stop };
}
