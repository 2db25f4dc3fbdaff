import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

/**
 * Turns requests away at once while `maxInFlight` others are being answered: 503 `overloaded` with `Retry-After: 1`.
 * Those under way are finished in time instead of all being late. Addresses of machines (`/health`, `/metrics`) are always answered.
 */
export function shedLoad(app: FastifyInstance, maxInFlight: number): void {
  let inFlight = 0;
  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/health' || request.url === '/metrics') return;
    if (inFlight >= maxInFlight) {
      throw problem(503, 'overloaded', 'Too much is asked of this service at the moment; try again.', {
        headers: { 'retry-after': '1' },
      });
    }
    inFlight += 1;
    let hasEnded = false;
    const end = () => {
      if (!hasEnded) inFlight -= 1;
      hasEnded = true;
    };
    // Sent, or its reader left.
    reply.raw.once('finish', end).once('close', end);
  });
}
