import type { FastifyInstance } from 'fastify';
import { Gauge } from 'prom-client';
import type { Watch } from './watch.ts';

/** Shows whether releases are looked at, and what would be seen of each. */
export function measureWatch(app: FastifyInstance, watch: Pick<Watch, 'state'>): void {
  const registers = [app.metrics];
  new Gauge({
    name: 'rollout_last_look_timestamp_seconds',
    help: 'When all features were last looked at, as Unix time; absent before that, and where another replica looks.',
    registers,
    collect() {
      const { lookedAt } = watch.state();
      if (lookedAt === undefined) this.remove();
      else this.set(lookedAt / 1000);
    },
  });
  new Gauge({
    name: 'rollout_acting',
    help: 'Whether bad releases are withdrawn: 0 while the flag hold_rollouts is on.',
    registers,
    collect() {
      this.set(watch.state().isActing ? 1 : 0);
    },
  });
  new Gauge({
    name: 'rollout_blind',
    help: 'Whether something kept a feature from being looked at, the last time: 1 or 0.',
    registers,
    collect() {
      this.set(watch.state().fault === undefined ? 0 : 1);
    },
  });
  new Gauge({
    name: 'rollout_evidence_of_harm',
    help: 'Strongest evidence that a version is worse than the legacy view, as a share of what withdraws it.',
    labelNames: ['feature', 'version'],
    registers,
    collect() {
      this.reset();
      for (const { feature, releases } of watch.state().features)
        for (const { version, retreat } of releases) {
          const [strongest] = retreat.looks;
          if (strongest) this.set({ feature, version }, strongest.logEvidence / strongest.needed);
        }
    },
  });
}
