import { readFile } from 'node:fs/promises';
import path from 'node:path';
import proxy from '@fastify/http-proxy';
import type { Person } from '@ficus/contracts';
import { serveFiles } from '@ficus/service-kit/files';
import fastify from 'fastify';
import { createSessions } from '../../../services/gateway/src/sessions.ts';
import type { Built } from './build-variants.ts';

/**
 * Serves a baseline as the gateway serves ours: the same caching and compression of files, the person in the document by
 * the same look into their session, and the same services behind `/api`. Returns its address and its end.
 */
export async function serveVariant(built: Built, options: { authUrl: string; gateway: string }) {
  const sessions = createSessions(options);
  const app = fastify();
  await serveFiles(app, {
    root: built.folder,
    prefix: '/assets/',
    headers: () => ({ 'cache-control': 'public, max-age=31536000, immutable' }),
  });
  await app.register(proxy, { upstream: options.gateway, prefix: '/api', rewritePrefix: '/api' });
  const html = (body: string, reply: { type(type: string): { send(body: string): unknown } }) =>
    reply.type('text/html; charset=utf-8').send(body);
  app.get('/micro/', async (_request, reply) =>
    html(await readFile(path.join(built.folder, 'micro.html'), 'utf8'), reply),
  );
  app.get('/chat', async (request, reply) => {
    const [, secret] = /\bficus_session=([^;]+)/.exec(request.headers.cookie ?? '') ?? [];
    const session = await sessions.find({ secret, tenant: undefined });
    if (!session) return reply.code(401).send();
    return html(page(built, session.person), reply);
  });
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  return { address: `http://localhost:${port}`, close: () => app.close() };
}

function page({ scripts, styles, imports }: Built, person: Person): string {
  const map = imports
    ? `<script type="importmap">${JSON.stringify({ imports })}</script><script type="module">import '@org/host';</script>`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chat</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
${styles.map((file) => `<link rel="stylesheet" href="/assets/${file}">`).join('')}
${scripts.map((file) => `<script defer src="/assets/${file}"></script>`).join('')}${map}</head>
<body><div id="root"></div><script type="application/json" id="page-data">${JSON.stringify({ person })}</script></body></html>`;
}
