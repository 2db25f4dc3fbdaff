import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';
import { traceparentOf } from './trace.ts';

const current = new AsyncLocalStorage<string>();

/** Lets all that a request leads to know its trace, however deep. */
export function keepTrace(app: FastifyInstance): void {
  // After the body was read: what came before may continue elsewhere.
  app.addHook('preHandler', (request, _reply, done) => current.run(traceparentOf(request.raw), done));
}

/** The `traceparent` to send on in what the present request leads to; undefined outside of requests. */
export function currentTraceparent(): string | undefined {
  return current.getStore();
}
