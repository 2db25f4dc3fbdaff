import { explanations, may, PeoplePage, type Person, ROLE_PERMISSIONS } from '@ficus/contracts';
import { problem } from '@ficus/service-kit';
import {
  features,
  type PageAnswer,
  type PageRequest,
  reasonWords,
  wantedVersions,
} from '@ficus/shell/document';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod/mini';
import type { Flags } from './flags.ts';
import { releasesFor } from './pages.ts';
import type { Releases } from './releases.ts';
import { findSession } from './session-hook.ts';
import type { Session, Sessions } from './sessions.ts';
import type { WayOut } from './telemetry/way-out.ts';

const DIRECTORY_MS = 3_000;
const { query: Asked, response: Answer, path } = explanations.why;

/**
 * `explanations` of the contracts: decides for somebody as for a page of theirs, by the same evaluator and the same
 * document, and adds what their last page was decided on.
 */
export function registerExplanationsApi(
  app: FastifyInstance,
  options: {
    readonly document: (request: PageRequest) => PageAnswer;
    readonly flags: Flags;
    readonly releases: Releases;
    readonly sessions: Sessions;
    readonly directoryUrl: string;
    readonly wayOut?: WayOut | undefined;
  },
): void {
  app.get(path, { preHandler: findSession(options.sessions) }, async (request, reply) => {
    const { session } = request;
    if (!session) throw problem(401, 'signed-out', 'Sign in first');
    if (!may(session.person, 'platform.operate'))
      throw problem(403, 'forbidden', 'You are not allowed to do this.');
    const asked = Asked.safeParse(request.query);
    if (!asked.success) throw problem(400, 'invalid', z.prettifyError(asked.error).slice(0, 1000));
    const feature = features.find(({ name }) => name === asked.data.feature);
    if (!feature) throw problem(404, 'no-such-feature', `There is no feature ${asked.data.feature}.`);
    const person = await findPerson(options.directoryUrl, session, asked.data);
    const flags = options.flags.evaluate(person);
    const [releases, last] = await Promise.all([
      releasesFor(options.releases, wantedVersions({ person, flags, note: undefined })),
      options.wayOut?.lastExposure(person, feature.name),
    ]);
    const { decided } = options.document({
      url: feature.path,
      person,
      tenants: undefined,
      flags,
      releases,
      nonce: '',
      requestId: request.id,
      note: undefined,
      fetchSite: undefined,
      theme: undefined,
    });
    if (!decided) throw problem(500, 'internal', 'Nothing was decided. It has been logged.');
    const own: readonly (string | undefined)[] = [feature.flag, feature.killFlag];
    return reply.header('cache-control', 'no-store').send(
      Answer.parse({
        person: { name: person.name, email: person.email, role: person.role },
        now: inWords(decided),
        flags: (flags?.toggles ?? [])
          .filter(({ name }) => own.includes(name))
          .map(({ name, variant }) => ({ name, ...(variant?.enabled && { variant: variant.name }) })),
        ...(last && { last: { ...inWords(last), at: last.at } }),
      }),
    );
  });
}

function inWords({ view, reason, version }: { view: string; reason: string; version?: string | undefined }) {
  const words: Readonly<Record<string, string>> = reasonWords;
  return { view, reason, words: words[reason] ?? reason, ...(version !== undefined && { version }) };
}

/** Who bears this address and may act in the tenant, as the directory says it to the operator. */
async function findPerson(
  directoryUrl: string,
  { token }: Session,
  { tenantId, email }: { readonly tenantId: string; readonly email: string },
): Promise<Person> {
  const url = new URL(`/api/v1/tenants/${encodeURIComponent(tenantId)}/members`, directoryUrl);
  url.searchParams.set('search', email);
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(DIRECTORY_MS),
  }).catch((cause: unknown) => {
    throw problem(503, 'unavailable', 'The directory cannot be asked at the moment; try again', { cause });
  });
  if (!answer.ok && answer.status !== 404)
    throw problem(503, 'unavailable', 'The directory cannot be asked at the moment; try again');
  const { people } = answer.ok ? PeoplePage.parse(await answer.json()) : { people: [] };
  const found = people.find((one) => one.email.toLowerCase() === email.trim().toLowerCase());
  if (!found) throw problem(404, 'no-such-person', `Nobody in ${tenantId} has the address ${email}.`);
  const { id, name, role } = found;
  return {
    id,
    name,
    email: found.email,
    role,
    tenantId,
    tenantName: tenantId,
    permissions: [...ROLE_PERMISSIONS[role]],
  };
}
