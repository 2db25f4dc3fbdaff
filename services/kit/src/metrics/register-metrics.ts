import { BlockList } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Gauge, Histogram, Registry } from 'prom-client';

declare module 'fastify' {
  interface FastifyInstance {
    /** What `GET /metrics` shows; whoever has more to count registers it here. */
    readonly metrics: Registry;
  }
}

/** The buckets that OpenTelemetry's conventions for HTTP advise, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** As nginx calls a request whose sender left before it was answered. */
const LEFT = 499;

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv4');
privateAddresses.addAddress('::1', 'ipv6');
for (const [network, prefix] of [
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv6');

/**
 * Counts and times every request by route (rate, errors, duration), and registers `GET /metrics` in the format of
 * Prometheus. It is shown to who asks directly from a private address, and is 404 for all that a proxy brings: the front
 * door serves it too, and it is nobody's business outside.
 */
export function registerMetrics(app: FastifyInstance, service: string): void {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const registers = [registry];
  const duration = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from a request to the end of its answer. Status 499: its sender left before that.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
    buckets: BUCKETS,
    registers,
  });
  const active = new Gauge({
    name: 'http_server_active_requests',
    help: 'Requests that are being answered, open streams among them.',
    registers,
  });
  app.decorate('metrics', registry);

  app.addHook('onRequest', async (request, reply) => {
    active.inc();
    reply.raw.once('close', () => {
      active.dec();
      const status = reply.raw.writableFinished ? reply.statusCode : LEFT;
      duration.observe(
        {
          http_request_method: request.method,
          // The pattern, not the address: what is asked for by its id is one series.
          http_route: request.routeOptions.url ?? 'none',
          http_response_status_code: status,
        },
        reply.elapsedTime / 1000,
      );
    });
  });

  app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    if (!isFromInside(request)) return reply.callNotFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function isFromInside({ socket, headers }: FastifyRequest): boolean {
  const { remoteAddress, remoteFamily } = socket;
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  if (remoteAddress === undefined) return true; // injected by this very process
  return privateAddresses.check(remoteAddress, remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4');
}
