import { z } from 'zod/mini';

/** What every service answers at `/health`: 200 when `ok`, 503 otherwise, with the checks that say why. */
export const Health = z.object({
  service: z.string(),
  status: z.enum(['ok', 'failing']),
  checks: z.record(z.string(), z.string()),
});
export type Health = z.infer<typeof Health>;

/** What the gateway answers at `/health/services`: one entry a service, `unreachable` included. */
export const ServicesHealth = z.object({
  status: z.enum(['ok', 'degraded']),
  services: z.record(z.string(), z.object({ status: z.enum(['ok', 'failing', 'unreachable']) })),
});
export type ServicesHealth = z.infer<typeof ServicesHealth>;
