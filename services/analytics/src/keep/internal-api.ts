import { Exposure, ToldTelemetry } from '@ficus/contracts';
import { isSameSecret, problem } from '@ficus/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod/mini';
import type { AnalyticsSchema } from '../schema.ts';
import { countTallies } from '../tallies/count-tallies.ts';
import { keepExposures, keepTelemetry } from './keep.ts';

const MEBIBYTE = 1024 * 1024;
const MOST = 1000;
const Exposures = z.object({ exposures: z.array(z.unknown()).check(z.maxLength(MOST)) });
const Telemetry = z.object({ told: z.array(z.unknown()).check(z.maxLength(MOST)) });
const Asked = z.object({
  feature: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  silentAfterMs: z.optional(z.coerce.number().check(z.int(), z.gte(0), z.lte(3_600_000))),
});

const AskedPerson = z.object({ person: z.string().check(z.maxLength(64)), feature: Asked.shape.feature });

/** Registers what other services tell and ask, for who has the secret. */
export function serveInternal(
  app: FastifyInstance,
  options: { db: Kysely<AnalyticsSchema>; secret: string; silentAfterMs: number },
): void {
  const { db, secret, silentAfterMs } = options;
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      if (!isSameSecret(request.headers.authorization ?? '', `Bearer ${secret}`))
        throw problem(401, 'signed-out', 'This is for services that have the secret.');
    });
    scope.post('/internal/exposures', { bodyLimit: 8 * MEBIBYTE }, async (request, reply) => {
      const { exposures } = read(Exposures, request.body);
      await keepExposures(db, wellFormed(request, Exposure, exposures));
      return reply.code(204).send();
    });
    scope.post('/internal/telemetry', { bodyLimit: 32 * MEBIBYTE }, async (request, reply) => {
      const { told } = read(Telemetry, request.body);
      await keepTelemetry(db, wellFormed(request, ToldTelemetry, told));
      return reply.code(204).send();
    });
    scope.get('/internal/last-exposure', async (request) => {
      const { person, feature } = read(AskedPerson, request.query);
      const row = await db
        .selectFrom('exposures')
        .select(['view', 'reason', 'version', 'at'])
        .where('person', '=', person)
        .where('feature', '=', feature)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) return {};
      const { view, reason, version, at } = row;
      return { last: { view, reason, at: at.getTime(), ...(version !== null && { version }) } };
    });
    scope.get('/internal/tallies', async (request) => {
      const asked = read(Asked, request.query);
      return countTallies(db, {
        feature: asked.feature,
        silentAfterMs: asked.silentAfterMs ?? silentAfterMs,
      });
    });
  });
}

function read<S extends z.ZodMiniType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw problem(400, 'invalid-input', z.prettifyError(parsed.error).slice(0, 1000));
}

/** Those that are what they should be: one that is not must not keep the others from being counted. */
function wellFormed<S extends z.ZodMiniType>(
  request: FastifyRequest,
  schema: S,
  list: readonly unknown[],
): z.output<S>[] {
  return list.flatMap((one) => {
    const parsed = schema.safeParse(one);
    if (parsed.success) return [parsed.data];
    request.log.warn({ why: z.prettifyError(parsed.error).slice(0, 500) }, 'not counted: malformed');
    return [];
  });
}
