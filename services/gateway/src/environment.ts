import { httpUrl, port, toggle } from '@ficus/service-kit';
import { z } from 'zod/mini';

/** The gateway's environment; its README says what each variable is for. */
export const Environment = z.object({
  PORT: port,
  HOST: z._default(z.string(), '127.0.0.1'),
  AUTH_URL: httpUrl,
  DIRECTORY_URL: httpUrl,
  CHAT_URL: httpUrl,
  NOTIFICATIONS_URL: httpUrl,
  ROLLOUT_URL: z.optional(httpUrl),
  ANALYTICS_URL: z.optional(httpUrl),
  ANALYTICS_SECRET: z.optional(z.string().check(z.minLength(32))),
  PSEUDONYM_SECRET: z.optional(z.string().check(z.minLength(32))),
  TELEMETRY_SAMPLE: z._default(z.coerce.number().check(z.gte(0), z.lte(1)), 1),
  MONOLITH_URL: z.optional(httpUrl),
  UNLEASH_URL: httpUrl,
  UNLEASH_CLIENT_TOKEN: z.string(),
  UNLEASH_FRONTEND_TOKEN: z.string(),
  REMOTES_URL: httpUrl,
  FLAGS_BACKUP_FOLDER: z.string(),
  FLAGS_POLL_MS: z._default(z.coerce.number().check(z.int(), z.gte(100), z.lte(60_000)), 1000),
  HOST_FOLDER: z.optional(z.string()),
  FICUS_DEMO: toggle,
});
