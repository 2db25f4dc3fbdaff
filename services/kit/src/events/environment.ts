import { z } from 'zod/mini';

/** What deliveries of events are signed with: the same for all services of a system. */
const eventsSecret = z
  .string({ error: 'set it to the secret that all services of the system share' })
  .check(z.minLength(32, { error: 'set it to at least 32 characters, the same for all services' }));

const Consumer = z.string().check(z.regex(/^[a-z]+=https?:\/\/\S+$/));

/** Who takes events, such as `auth=http://localhost:8101 notifications=http://localhost:8104`. */
const eventConsumers = z._default(
  z.pipe(
    z.string().check(
      z.refine(
        (text) =>
          text
            .trim()
            .split(/\s+/)
            .every((one) => Consumer.safeParse(one).success),
        {
          error: 'set it to names and addresses, such as auth=http://localhost:8101, or leave it out',
        },
      ),
    ),
    z.transform(
      (text): Readonly<Record<string, string>> =>
        Object.fromEntries(
          text
            .trim()
            .split(/\s+/)
            .map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
        ),
    ),
  ),
  {},
);

/** What a service that takes events has in its environment; without the secret it takes none. */
export const eventSecretVariable = { EVENTS_SECRET: z.optional(eventsSecret) };

/** What a service that tells events has in its environment; without consumers it tells nobody. */
export const eventVariables = { EVENTS_TO: eventConsumers, ...eventSecretVariable };
