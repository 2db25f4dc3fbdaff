import type { FastifyInstance } from 'fastify';
import { Gauge } from 'prom-client';

/** What one consumer has not been told yet. */
export interface Undelivered {
  readonly consumer: string;
  readonly count: number;
  /** Age of the oldest one, in seconds; 0 where there is none. */
  readonly oldestS: number;
}

/** Shows how far the consumers of a service's events are behind. */
export function measureOutbox(
  app: FastifyInstance,
  undelivered: () => Promise<readonly Undelivered[]>,
): void {
  const registers = [app.metrics];
  const oldest = new Gauge({
    name: 'outbox_oldest_undelivered_seconds',
    help: 'Age of the oldest event that a consumer has not taken.',
    labelNames: ['consumer'],
    registers,
  });
  new Gauge({
    name: 'outbox_undelivered_events',
    help: 'Events that a consumer has not taken.',
    labelNames: ['consumer'],
    registers,
    async collect() {
      for (const { consumer, count, oldestS } of await undelivered()) {
        this.set({ consumer }, count);
        oldest.set({ consumer }, oldestS);
      }
    },
  });
}
