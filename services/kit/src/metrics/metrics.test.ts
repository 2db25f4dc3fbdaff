import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../problem.ts';
import { createService } from '../service.ts';

let app: FastifyInstance;
let url: string;
let slowAnswer: Promise<void>;
beforeAll(async () => {
  app = createService({ name: 'sample', log: { level: 'silent' }, maxInFlight: 1 });
  app.get('/things/:id', async () => ({ is: 'well' }));
  app.get('/bad', async () => {
    throw problem(503, 'bad', 'It is bad.');
  });
  app.get('/slow', async () => {
    await slowAnswer;
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
    const { promise, resolve } = Promise.withResolvers<void>();
    slowAnswer = promise;
    const leaving = new AbortController();
    const left = fetch(`${url}/slow`, { signal: leaving.signal }).catch(() => 'left');
    await expect
      .poll(() => series('http_server_active_requests'))
      .toEqual(['http_server_active_requests{service="sample"} 2']);
    expect((await fetch(`${url}/bad`)).status).toBe(503);
    leaving.abort();
    expect(await left).toBe('left');
    await expect
      .poll(() => series('http_server_request_duration_seconds_count'))
      .toContain(`${count('GET', '/slow', 499)} 1`);
    await expect
      .poll(() => series('http_server_active_requests'))
      .toEqual(['http_server_active_requests{service="sample"} 1']);
    resolve();
  });

  it('are nobody’s business outside', async () => {
    expect((await scrape()).status).toBe(200);
    expect((await scrape({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    expect((await scrape({ forwarded: 'for=203.0.113.9' })).status).toBe(404);
  });
});
