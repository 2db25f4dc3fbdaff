import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

/** As strict as the front door's: a component that needs an inline style or script fails here first. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.map': 'application/json',
};

/** A server, not listening yet, of the showcase that was built into `folder`. */
export function serveShowcase(folder: string): http.Server {
  return http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://showcase');
    const name = pathname === '/' ? 'index.html' : path.basename(pathname);
    const body = await readFile(path.join(folder, name)).catch(() => undefined);
    const headers = { 'content-security-policy': POLICY, 'cache-control': 'no-store' };
    if (!body) return void response.writeHead(404, headers).end();
    response
      .writeHead(200, { ...headers, 'content-type': TYPES[path.extname(name)] ?? 'text/plain' })
      .end(body);
  });
}
