import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../problem.ts';
import { createService } from '../service.ts';

let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  app = createService({ name: 'sample', log: { level: 'silent' }, maxInFlight: 1 });
  app.get('/things/:id', async () => ({ is: 'well' }));
  app.get('/bad', async () => {
    throw problem(503, 'bad', 'It is bad.');
  });
  app.get('/slow', async () => {
    await wait(300);
    return {};
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

const scrape = async (headers: Record<string, string> = {}) => fetch(`${url}/metrics`, { headers });
const series = async (name: string) => {
  const text = await (await scrape()).text();
  return text.split('\n').filter((line) => line.startsWith(name));
};
const count = (method: string, route: string, status: number) =>
  `http_server_request_duration_seconds_count{service="sample",http_request_method="${method}",http_route="${route}",http_response_status_code="${status}"}`;

describe('the metrics of a service', () => {
  it('count requests by route, not by address, with their status', async () => {
    for (const path of ['/things/1', '/things/2', '/bad', '/nothing-here']) await fetch(url + path);
    await expect
      .poll(() => series('http_server_request_duration_seconds_count'))
      .toEqual(
        expect.arrayContaining([
          `${count('GET', '/things/:id', 200)} 2`,
          `${count('GET', '/bad', 503)} 1`,
          `${count('GET', 'none', 404)} 1`,
        ]),
      );
  });

  it('count who left before the answer, and answer while others are turned away', async () => {
    const leaving = fetch(`${url}/slow`, { signal: AbortSignal.timeout(100) }).catch(() => 'left');
    await wait(50);
    expect((await fetch(`${url}/bad`)).status).toBe(503);
    expect(await series('http_server_active_requests')).toEqual([
      'http_server_active_requests{service="sample"} 2',
    ]);
    expect(await leaving).toBe('left');
    await expect
      .poll(() => series('http_server_request_duration_seconds_count'))
      .toContain(`${count('GET', '/slow', 499)} 1`);
    await expect
      .poll(() => series('http_server_active_requests'))
      .toEqual(['http_server_active_requests{service="sample"} 1']);
  });

  it('are nobody’s business outside', async () => {
    expect((await scrape()).status).toBe(200);
    expect((await scrape({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    expect((await scrape({ forwarded: 'for=203.0.113.9' })).status).toBe(404);
  });
});
