import { request as ask } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';
import { baseConfig } from '../base-config.ts';
import type { DevBuild, Handler } from './dev-server.ts';
import { hotConfig } from './hot-config.ts';

const ENTRY = fileURLToPath(import.meta.resolve('../../src/standalone/start.tsx'));
const FILES = '/standalone/';
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What builds the page of a remote that runs alone. */
export function standaloneBuild(directory: string): DevBuild {
  const name = path.basename(directory);
  const base = baseConfig({
    name: `ficus_${name.replaceAll('-', '_')}_standalone`,
    context: directory,
    mode: 'development',
  });
  const config = {
    ...base,
    entry: { main: ENTRY },
    resolve: { ...base.resolve, alias: { 'ficus-remote$': path.join(directory, 'src/remote.ts') } },
    plugins: [...(base.plugins ?? []), new webpack.DefinePlugin({ FICUS_REMOTE: JSON.stringify(name) })],
  };
  return { config: hotConfig(config, FILES) };
}

/** Answers every address that is no file with the page, under a policy as strict as the host's. */
export function servePage(name: string): Handler {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${name}, alone</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${FILES}main.css">
    <script src="${FILES}main.js" defer></script>
  </head>
  <body><div id="root"></div></body>
</html>
`;
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') return void response.writeHead(302, { location: `/${name}` }).end();
    if (pathname !== `/${name}` && !pathname.startsWith(`/${name}/`)) return next();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    });
    response.end(html);
  };
}

/** Passes `/api` on to a running system, so that a page from here calls it as one of its own would. */
export function proxyApi(gateway: string): Handler {
  return (request, response, next) => {
    if (!request.url?.startsWith('/api/')) return next();
    const { host, origin, ...headers } = request.headers;
    // Whoever made a name of theirs point to this machine must not reach the system by it.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host ?? '')) return void response.writeHead(403).end();
    const passed = origin === undefined ? headers : { ...headers, origin: gateway };
    const asked = ask(
      new URL(request.url, gateway),
      { method: request.method, headers: passed },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    asked.on('error', () => {
      if (response.headersSent) return void response.destroy();
      response.writeHead(503, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({ type: 'about:blank', status: 503, code: 'unavailable', title: 'No system runs' }),
      );
    });
    request.pipe(asked);
  };
}
