import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod/mini';
import { createService, port, readEnvironment, serve } from '../index.ts';

/** A program for the tests of `serve`: a service whose answers, or whose end, take as long as they are told to. */
const environment = readEnvironment(
  z.object({ PORT: port, CLOSE_MS: z._default(z.coerce.number(), 0), WORD: z.string() }),
);

const app = createService({ name: 'sample' });
app.get<{ Params: { ms: string } }>('/wait/:ms', async ({ params }) => {
  await delay(Number(params.ms));
  return { word: environment.WORD };
});
await serve(app, {
  port: environment.PORT,
  close: async () => {
    await delay(environment.CLOSE_MS);
    // Two lines: one is on its way when the process ends, the other waits behind it.
    app.log.warn('nearly released');
    app.log.warn('released');
  },
});
