import http from 'node:http';
import { FAULTS_CONTROL_PORT, FAULTS_PORT, FLAG_FAULTS_PORT, PORTS } from './addresses.ts';
import type { FaultPlan } from './fault.ts';
import { type Answer, isMadeFromAnswer, spoil } from './spoil.ts';

/**
 * Proxies before the remotes' origin and before Unleash that can be told to fail, over
 * `PUT http://127.0.0.1:<control>/<remotes|unleash>` with a plan as JSON. Real ones on the network: nothing of ours
 * knows of them. Started as a process of its own by the system's set-up.
 */
function createFaultProxy(options: { port: number; host: string; upstreamPort: string }) {
  let plan: FaultPlan = [];

  async function pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const rule = plan === 'refused' ? undefined : plan.find((one) => new RegExp(one.path).test(path));
    const none: Answer = { status: 200, headers: {}, body: Buffer.alloc(0) };
    if (rule && !isMadeFromAnswer(rule.fault)) {
      spoil(rule.fault, none, response);
      return;
    }
    const answer = await ask(request, options.upstreamPort, rule !== undefined);
    if (!rule) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      return;
    }
    const body = await collect(answer);
    spoil(rule.fault, { status: answer.statusCode ?? 200, headers: answer.headers, body }, response);
  }

  const server = http.createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });

  return {
    async follow(next: FaultPlan): Promise<void> {
      plan = next;
      server.closeAllConnections();
      if (next === 'refused' && server.listening) await new Promise((resolve) => server.close(resolve));
      if (next !== 'refused' && !server.listening) {
        await new Promise<void>((resolve) => server.listen(options.port, options.host, resolve));
      }
    },
  };
}

/** Asks upstream; `plainly` without compression, so that the body can be changed. */
function ask(request: http.IncomingMessage, port: string, plainly: boolean): Promise<http.IncomingMessage> {
  const { url, method, headers } = request;
  const { 'accept-encoding': _encodings, 'if-none-match': _etag, ...others } = headers;
  return new Promise((resolve, reject) => {
    const upstream = http.request(
      { host: '127.0.0.1', port, path: url, method, headers: plainly ? others : headers },
      resolve,
    );
    upstream.once('error', reject);
    request.pipe(upstream);
  });
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const proxies = {
  remotes: createFaultProxy({ port: FAULTS_PORT, host: 'localhost', upstreamPort: PORTS.REMOTES_PORT }),
  unleash: createFaultProxy({
    port: FLAG_FAULTS_PORT,
    host: '127.0.0.1',
    upstreamPort: PORTS.UNLEASH_PORT,
  }),
};
const control = http.createServer(async (request, response) => {
  const proxy = proxies[(request.url ?? '').slice(1) as keyof typeof proxies];
  await proxy.follow(JSON.parse((await collect(request)).toString()) as FaultPlan);
  response.end();
});
control.listen(FAULTS_CONTROL_PORT, '127.0.0.1');
for (const proxy of Object.values(proxies)) await proxy.follow([]);
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
