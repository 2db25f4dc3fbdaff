import type { FastifyInstance } from 'fastify';
import { Gauge } from 'prom-client';
import type { Database } from '../database.ts';

/** Shows how a service's pool of connections fares. */
export function measureDatabase(app: FastifyInstance, { pool }: Pick<Database<unknown>, 'pool'>): void {
  const registers = [app.metrics];
  new Gauge({
    name: 'db_client_connection_count',
    help: 'Connections to the database, by state: used or idle.',
    labelNames: ['state'],
    registers,
    collect() {
      const { total, idle } = pool();
      this.set({ state: 'used' }, total - idle);
      this.set({ state: 'idle' }, idle);
    },
  });
  new Gauge({
    name: 'db_client_connection_pending_requests',
    help: 'Requests that wait for a connection to the database.',
    registers,
    collect() {
      this.set(pool().waiting);
    },
  });
}
