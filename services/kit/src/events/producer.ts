import type { FastifyInstance } from 'fastify';
import { EnvironmentError } from '../environment.ts';
import { measureOutbox } from '../metrics/measure-outbox.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Relay } from './relay.ts';

/** What a service that tells events has in its environment (`eventVariables`). */
export interface ProducerEnvironment {
  readonly DATABASE_URL: string;
  readonly EVENTS_TO: Readonly<Record<string, string>>;
  readonly EVENTS_SECRET?: string | undefined;
}

/** The outbox of a service, and the deliveries from it. */
export interface Producer {
  readonly outbox: Outbox;
  /** Begins to deliver; its faults are logged by the app. Before it, telling an event to somebody fails. */
  start(app: FastifyInstance): Promise<void>;
  close(): Promise<void>;
}

/** Makes a main's outbox. Throws an `EnvironmentError` when there are consumers, and no secret to sign with. */
export function createProducer({ DATABASE_URL, EVENTS_TO, EVENTS_SECRET }: ProducerEnvironment): Producer {
  const names = Object.keys(EVENTS_TO);
  if (names.length > 0 && EVENTS_SECRET === undefined)
    throw new EnvironmentError(['EVENTS_SECRET is missing: events are told to others, see EVENTS_TO']);
  let relay: Relay | undefined;
  return {
    outbox: createOutbox({
      consumers: names,
      async wake(trx, consumer, subject) {
        if (!relay) throw new Error('Deliveries have not begun: start the producer first.');
        await relay.wake(trx, consumer, subject);
      },
    }),
    async start(app) {
      if (EVENTS_SECRET === undefined || names.length === 0) return;
      // Its queue is a third of a service's code by size: who tells nobody does without.
      const { startRelay } = await import('./relay.ts');
      const started = await startRelay({
        url: DATABASE_URL,
        consumers: EVENTS_TO,
        secret: EVENTS_SECRET,
        onFault: ({ message, cause }) => app.log.warn({ err: cause }, message),
      });
      relay = started;
      measureOutbox(app, () => started.undelivered());
    },
    close: async () => relay?.close(),
  };
}
