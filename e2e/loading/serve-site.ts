import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { earlyTags } from '../../shell/document/early-tags.ts';
import { tag } from '../../shell/document/html.ts';
import { remoteFiles } from '../../shell/document/preloads.ts';
import { securityHeaders } from '../../shell/document/security-headers.ts';
import type { Site } from './build-site.ts';

/** What a file on its way can suffer: other bytes, no end, no such file. */
export type FileFault = 'flipped' | 'hangs' | 'missing';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/**
 * Serves a site from two origins, with the host's own headers, and lets files fail by the end of their address. The page
 * at `/?early` has the first release's files as tags, that at `/?nonce-only` a policy with a nonce and without `strict-dynamic`.
 */
export async function serveSite(site: Site) {
  const faults = new Map<string, FileFault>();
  const requested: string[] = [];

  async function sendFile(folder: string, pathname: string, response: http.ServerResponse): Promise<void> {
    requested.push(pathname);
    const fault = [...faults].find(([end]) => pathname.endsWith(end))?.[1];
    if (fault === 'hangs') return;
    const body = await readFile(path.join(folder, pathname)).catch(() => undefined);
    const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    if (!body || fault === 'missing') return void response.writeHead(404, headers).end();
    response.writeHead(200, { ...headers, 'content-type': TYPES[path.extname(pathname)] ?? 'text/plain' });
    // Still good code, that would run: only its bytes are others.
    response.end(fault === 'flipped' ? Buffer.concat([body, Buffer.from('\n')]) : body);
  }

  const pathOf = (request: http.IncomingMessage) => new URL(request.url ?? '/', 'http://site').pathname;
  const remotes = http.createServer((request, response) => {
    void sendFile(site.remotesFolder, pathOf(request), response);
  });
  const host = http.createServer((request, response) => {
    const pathname = pathOf(request);
    if (pathname !== '/') return void sendFile(site.hostFolder, pathname, response);
    const { first, scripts } = site;
    const early = remoteFiles(first, remotesOrigin);
    const nonce = request.url === '/?nonce-only' ? 'n0nce' : undefined;
    const hashes = [...scripts, ...early.scripts].map(({ integrity }) => integrity);
    const headers = securityHeaders({ trusted: nonce ? [`nonce-${nonce}`] : hashes, remotesOrigin });
    const policy = headers['content-security-policy'] ?? '';
    if (nonce) headers['content-security-policy'] = policy.replace(" 'strict-dynamic'", '');
    response.writeHead(200, { ...headers, 'content-type': 'text/html' });
    const tags = scripts.map(
      (file) =>
        `${tag('script', { defer: true, nonce, src: file.path, integrity: file.integrity, crossorigin: 'anonymous' })}</script>`,
    );
    if (request.url === '/?early') tags.push(earlyTags(early));
    response.end(
      `<!doctype html><html data-origin="${remotesOrigin}"><link rel="icon" href="data:,">${tags.join('')}</html>`,
    );
  });
  const listen = async (server: http.Server) => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const remotesOrigin = await listen(remotes);
  const address = await listen(host);
  return {
    address,
    remotesOrigin,
    faults,
    requested,
    close() {
      for (const server of [host, remotes]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
