import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import http from 'node:http';
import http2 from 'node:http2';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { GATEWAY, PORTS } from '../system/addresses.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../system/browser.ts';
import { startSystem } from '../system/start.ts';
import { createFlagAdmin } from '../system/unleash.ts';
import { preparePerson } from './prepare-person.ts';
import { median, pairedRatio, quantile } from './statistics.ts';

// `npm run bench:origin -w e2e [repetitions]`: what a remotes' origin of its own costs over HTTP/2 with TLS and 60 ms
// of latency, against the same files under the front door's origin. Cold loads, interleaved. Needs `openssl`.
const REPS = Number(process.argv[2] ?? 15);
const ONE_WAY_MS = 30;
const REMOTES = `http://localhost:${PORTS.REMOTES_PORT}`;

const stopSystem = await startSystem();
const ends: (() => void)[] = [];
try {
  const tls = await certificate();
  const remotes = await serve(tls, (url) => `${REMOTES}${url}`, undefined);
  const apart = await serve(
    tls,
    (url) => `${GATEWAY}${url}`,
    () => remotes,
  );
  const together = await serve(
    tls,
    (url) => (url.startsWith('/remotes/') ? `${REMOTES}${url.slice('/remotes'.length)}` : `${GATEWAY}${url}`),
    (own) => `${own}/remotes`,
  );
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...BROWSER_ARGUMENTS, '--ignore-certificate-errors'],
    ...(executablePath ? { executablePath } : {}),
  });
  ends.push(() => void browser.close());
  await createFlagAdmin().on('new_chat_mfe');
  const state = await preparePerson(browser);
  const load = async (address: string) => {
    const context = await browser.newContext({ storageState: state, ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`${address}/chat`, { waitUntil: 'commit' });
    await page.locator('section[data-view="remote"] textarea').waitFor();
    const facts = await page.evaluate(() => ({
      ready: performance.getEntriesByName('ficus:ready:chat')[0]?.startTime ?? performance.now(),
      protocols: [
        ...new Set(
          (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
            ({ nextHopProtocol }) => nextHopProtocol,
          ),
        ),
      ],
    }));
    await context.close();
    return facts;
  };
  const times = { apart: [] as number[], together: [] as number[] };
  for (let rep = -1; rep < REPS; rep += 1) {
    const order = rep % 2 === 0 ? (['apart', 'together'] as const) : (['together', 'apart'] as const);
    for (const name of order) {
      const { ready, protocols } = await load(name === 'apart' ? apart : together);
      if (rep >= 0) times[name].push(ready);
      else console.log(name, protocols.join(' '));
    }
  }
  for (const [name, all] of Object.entries(times)) {
    const [low, high] = [quantile(all, 0.25), quantile(all, 0.75)];
    console.log(`${name}: ${median(all).toFixed(0)} ms (${low.toFixed(0)}–${high.toFixed(0)})`);
  }
  const ratio = pairedRatio(times.together, times.apart);
  console.log(
    `together ÷ apart: ${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`,
  );
} finally {
  for (const end of ends.reverse()) end();
  await stopSystem();
}
process.exit();

interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** A certificate that signs itself, for localhost. */
async function certificate(): Promise<Certificate> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ficus-bench-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  await promisify(execFile)('openssl', [...request, ...names, '-keyout', key, '-out', cert]);
  return { key: await readFile(key), cert: await readFile(cert) };
}

/**
 * An HTTP/2 origin with TLS behind a slow line that hands on what `target` answers; in pages the remotes' origin is
 * replaced by `remotesFor(own address)`. Returns its address.
 */
async function serve(
  tls: Certificate,
  target: (url: string) => string,
  remotesFor: ((own: string) => string) | undefined,
): Promise<string> {
  let own = '';
  const agent = new http.Agent({ keepAlive: true });
  const server = http2.createSecureServer(tls, (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !name.startsWith(':')),
    );
    const url = new URL(target(request.url ?? '/'));
    const isPage = remotesFor !== undefined && !/^\/(assets|api|remotes)\//.test(request.url ?? '');
    const asked = { agent, method: request.method, headers: { ...headers, host: url.host } };
    if (isPage) delete (asked.headers as Record<string, unknown>)['accept-encoding'];
    const upstream = http.request(url, asked, async (answer) => {
      const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...kept } = answer.headers;
      if (!isPage) {
        response.writeHead(answer.statusCode ?? 502, kept as http2.OutgoingHttpHeaders);
        answer.pipe(response);
        return;
      }
      const swap = (text: string) => text.replaceAll(REMOTES, remotesFor(own));
      const { 'content-length': _l, ...rest } = kept;
      const policy = swap(String(rest['content-security-policy'] ?? ''));
      let body = '';
      for await (const chunk of answer) body += String(chunk);
      response.writeHead(answer.statusCode ?? 502, { ...rest, 'content-security-policy': policy });
      response.end(swap(body));
    });
    request.pipe(upstream);
  });
  const port = await listening(server.listen(0, '127.0.0.1'));
  const line = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    // The handshake of TCP is over at once on this machine: what comes first waits for it.
    slow(near, far, 2 * ONE_WAY_MS);
    slow(far, near, 0);
  });
  own = `https://localhost:${await listening(line.listen(0, '127.0.0.1'))}`;
  ends.push(() => {
    line.close();
    server.close();
    agent.destroy();
  });
  return own;
}

/** Hands on what comes, late and in order; the first part later by `firstMs`. */
function slow(from: net.Socket, to: net.Socket, firstMs: number): void {
  const opened = performance.now() + firstMs;
  const after = (task: () => void) => setTimeout(task, Math.max(0, opened - performance.now()) + ONE_WAY_MS);
  from.setNoDelay(true);
  from.on('data', (chunk) => after(() => to.write(chunk)));
  from.on('end', () => after(() => to.end()));
  from.on('error', () => to.destroy());
}

async function listening(server: net.Server | http2.Http2SecureServer): Promise<number> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}
