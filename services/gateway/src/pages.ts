import { randomBytes } from 'node:crypto';
import compress from '@fastify/compress';
import type { Release } from '@ficus/contracts';
import {
  LANGUAGE_COOKIE,
  NOTE_COOKIE,
  type PageAnswer,
  type PageRequest,
  wantedVersions,
} from '@ficus/shell/document';
import type { FastifyInstance } from 'fastify';
import type { Flags } from './flags.ts';
import type { Releases } from './releases.ts';
import { findSession } from './session-hook.ts';
import type { Sessions } from './sessions.ts';
import type { WayOut } from './telemetry/way-out.ts';

const THEME_COOKIE = 'ficus_theme';

/** What a person sees while not even a page can be made; the browser tries again by itself. */
const UNAVAILABLE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3"><meta name="color-scheme" content="light dark"><title>One moment</title>
<h1>One moment, please</h1><p>Ficus cannot be reached just now. This page tries again by itself.</p></html>`;

/** Answers every address that is a page with the host's document, decided for whoever asks. */
export async function registerPages(
  app: FastifyInstance,
  options: {
    document: (request: PageRequest) => PageAnswer;
    flags: Flags;
    releases: Releases;
    sessions: Sessions;
    wayOut?: WayOut | undefined;
  },
): Promise<void> {
  await app.register(async (pages) => {
    await pages.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 });
    pages.setErrorHandler(async (error, request, reply) => {
      request.log.error({ err: error }, 'no page');
      return reply
        .code(503)
        .headers({ 'retry-after': '2', 'cache-control': 'no-store' })
        .type('text/html')
        .send(UNAVAILABLE);
    });
    pages.get('/*', { preHandler: findSession(options.sessions) }, async (request, reply) => {
      const person = request.session?.person;
      const evaluating = process.cpuUsage();
      const flags = person && options.flags.evaluate(person);
      const evaluated = cpuMs(evaluating);
      const note = request.cookies[NOTE_COOKIE];
      const releases = await releasesFor(options.releases, wantedVersions({ person, flags, note }));
      const rendering = process.cpuUsage();
      const answer = options.document({
        url: request.url,
        person,
        tenants: request.session?.tenants,
        flags,
        releases,
        nonce: randomBytes(16).toString('base64'),
        requestId: request.id,
        note,
        fetchSite: request.headers['sec-fetch-site']?.toString(),
        theme: request.cookies[THEME_COOKIE],
        language: request.cookies[LANGUAGE_COOKIE],
        acceptLanguage: request.headers['accept-language'],
      });
      if (answer.decided) {
        request.log.info({ ...answer.decided, person: person?.id }, 'decided');
        if (person) options.wayOut?.exposed(person, request.id, answer.decided);
      }
      // What the page cost this process, for the browser's tools and the benchmark: flags and rendering, in ms of CPU.
      reply.header('server-timing', `page;dur=${(evaluated + cpuMs(rendering)).toFixed(2)}`);
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    });
  });
}

/** The current release of each remote, followed by the versions that this person's flags and browser name. */
export async function releasesFor(
  releases: Releases,
  wanted: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, Release[]>> {
  const current = releases.current();
  const names = new Set([...Object.keys(current), ...Object.keys(wanted)]);
  const lists = [...names].map(async (name) => {
    const others = (wanted[name] ?? []).filter((version) => version !== current[name]?.version);
    const found = await Promise.all(others.map((version) => releases.find(name, version)));
    return [name, [current[name], ...found].filter((release) => release !== undefined)] as const;
  });
  return Object.fromEntries(await Promise.all(lists));
}

/** Processor time of this process since a reading, in ms. Whatever runs beside in other threads counts too. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
