import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServiceClient } from '@ficus/service-client';
import ky from 'ky';
import createClient from 'openapi-fetch';
import { median, pairedRatio, quantile, rotated } from './statistics.ts';

/**
 * What a call costs beyond its request: the same list of 100 people read over loopback by bare fetch, ky, openapi-fetch
 * and the service client, which alone checks what came. All in one run, in another order each round.
 */
const ROUNDS = Number(process.argv[2] ?? 2_000);
const WARM_UP = 200;

interface Paths {
  '/api/v1/people': {
    get: { responses: { 200: { content: { 'application/json': { people: unknown[]; total: number } } } } };
  };
}

const people = Array.from({ length: 100 }, (_, index) => ({
  id: `user_${index}`,
  email: `person${index}@acme.test`,
  name: `Person ${index}`,
  role: 'member',
  status: 'active',
  joinedAt: 1_700_000_000_000 + index,
}));
const body = JSON.stringify({ people, total: people.length });
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const typed = createClient<Paths>({ baseUrl });
const client = createServiceClient({ baseUrl });
const variants = [
  { name: 'bare fetch', call: async () => (await fetch(`${baseUrl}/api/v1/people`)).json() },
  { name: 'ky', call: () => ky.get(`${baseUrl}/api/v1/people`).json() },
  { name: 'openapi-fetch', call: async () => (await typed.GET('/api/v1/people')).data },
  { name: 'service client', call: () => client.people.list() },
].map((variant) => ({ ...variant, times: [] as number[] }));

for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  for (const { call, times } of rotated(variants, round)) {
    const began = performance.now();
    await call();
    if (round >= WARM_UP) times.push((performance.now() - began) * 1000);
  }
}
server.closeAllConnections();
server.close();

const bare = variants[0]?.times ?? [];
console.log(`${ROUNDS} rounds, Node ${process.version}; microseconds a call, 100 people each\n`);
console.log('| client | median | 95 % | times bare fetch (paired median, quartiles) |\n|---|---|---|---|');
for (const { name, times } of variants) {
  const ratio = pairedRatio(times, bare);
  console.log(
    `| ${name} | ${Math.round(median(times))} | ${Math.round(quantile(times, 0.95))} | ${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}) |`,
  );
}
