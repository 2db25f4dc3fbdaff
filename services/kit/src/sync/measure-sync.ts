import type { FastifyInstance } from 'fastify';
import { Gauge } from 'prom-client';
import type { Follower } from './follower.ts';

/** Shows how far a side is behind the other one. */
export function measureSync(app: FastifyInstance, state: Follower['state']): void {
  const registers = [app.metrics];
  new Gauge({
    name: 'sync_lag_seconds',
    help: 'Age of the oldest change of the other side that is not here yet.',
    registers,
    async collect() {
      this.set((await state()).lagMs / 1000);
    },
  });
  new Gauge({
    name: 'sync_connected',
    help: 'Whether the other side answers: 1 or 0.',
    registers,
    async collect() {
      this.set((await state()).isConnected ? 1 : 0);
    },
  });
}
