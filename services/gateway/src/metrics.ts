import type { FastifyInstance } from 'fastify';
import { Counter, Gauge } from 'prom-client';
import type { Flags } from './flags.ts';
import type { Tally } from './migration/tally.ts';
import type { UpstreamLoads } from './upstream-load.ts';

/** What the front door counts beside its requests. */
export function measureGateway(
  app: FastifyInstance,
  { flags, tally, loads }: { flags: Pick<Flags, 'state' | 'ageMs'>; tally: Tally; loads: UpstreamLoads },
): void {
  const registers = [app.metrics];
  new Gauge({
    name: 'flags_known',
    help: 'Whether any state of the flags is known: 1 or 0.',
    registers,
    collect() {
      this.set(flags.state() === 'unknown' ? 0 : 1);
    },
  });
  new Gauge({
    name: 'flags_age_seconds',
    help: 'Time since the flag server last answered; absent before it ever did.',
    registers,
    collect() {
      const age = flags.ageMs();
      if (age === undefined) this.remove();
      else this.set(age / 1000);
    },
  });
  const underWay = new Gauge({
    name: 'upstream_active_requests',
    help: 'Requests under way to a service.',
    labelNames: ['upstream'],
    registers,
  });
  new Gauge({
    name: 'upstream_circuit_open',
    help: 'Whether requests are kept from a service that does not answer: 1 or 0.',
    labelNames: ['upstream'],
    registers,
    collect() {
      for (const [upstream, load] of Object.entries(loads.report())) {
        this.set({ upstream }, load.breaker === 'open' ? 1 : 0);
        underWay.set({ upstream }, load.underWay);
      }
    },
  });
  new Counter({
    name: 'migration_requests_total',
    help: 'Requests of routes whose data moves, and what came of them; see the runbooks.',
    labelNames: ['route', 'what'],
    registers,
    collect() {
      this.reset();
      for (const [route, counts] of Object.entries(tally.report().routes))
        for (const [what, count] of [
          ['answered', counts.total],
          ['by_monolith', counts.legacy],
          ['fell_back', counts.fellBack],
          ['behind', counts.behind],
          ['compared', counts.compared],
          ['not_compared', counts.notCompared],
          ['differing', counts.differing],
        ] as const)
          this.inc({ route, what }, count);
    },
  });
}
