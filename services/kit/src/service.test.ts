import { Problem } from '@ficus/contracts';
import { describe, expect, test } from 'vitest';
import { createService, problem } from './index.ts';

const SECRET = 'password=hunter2';

function createSample(bodyLimit?: number) {
  const lines: Record<string, unknown>[] = [];
  const app = createService({
    name: 'sample',
    log: { level: 'info', destination: { write: (line) => lines.push(JSON.parse(line)) } },
    ...(bodyLimit !== undefined && { bodyLimit }),
  });
  app.get('/fine', async () => ({ fine: true }));
  app.post('/echo', async (request) => request.body);
  app.get('/fails', async () => {
    throw Object.assign(new Error(SECRET), { statusCode: 418 });
  });
  app.get('/problem', async () => {
    const cause = new Error(SECRET);
    throw problem(503, 'busy', 'Busy.', { detail: 'Later.', headers: { 'retry-after': '7' }, cause });
  });
  return { app, lines };
}

describe('the request id', () => {
  test.each([
    ['is taken when well-formed', 'abcd-1234_x.y', true],
    ['is made anew when too short', 'short', false],
    ['is made anew when too long', 'a'.repeat(129), false],
    ['is made anew when it could forge a log line', 'abcdefgh" "level":60', false],
    ['is made anew when absent', undefined, false],
  ])('%s', async (_title, given, isTaken) => {
    const { app, lines } = createSample();
    const answer = await app.inject({
      url: '/fine',
      headers: given === undefined ? {} : { 'x-request-id': given },
    });
    const id = answer.headers['x-request-id'];
    expect(id).toMatch(/^[\w.-]{8,128}$/);
    if (isTaken) expect(id).toBe(given);
    else expect(id).not.toBe(given);
    expect(lines.map((line) => line.requestId)).toEqual([id, id]);
    expect(lines[0]).toMatchObject({ service: 'sample' });
  });
});

describe('an error is answered as a problem', () => {
  test.each([
    ['an unknown address', { url: '/nowhere' }, 404, 'not-found'],
    ['an unknown method', { url: '/fine', method: 'PUT' }, 404, 'not-found'],
    ['an address that cannot be decoded', { url: '/%zz' }, 400, 'invalid-request'],
    [
      'a body that is not JSON',
      { url: '/echo', method: 'POST', body: '{', type: 'application/json' },
      400,
      'invalid-json',
    ],
    [
      'an empty body said to be JSON',
      { url: '/echo', method: 'POST', body: '', type: 'application/json' },
      400,
      'invalid-json',
    ],
    [
      'a body that poisons prototypes',
      { url: '/echo', method: 'POST', body: '{"__proto__":{}}', type: 'application/json' },
      400,
      'invalid-json',
    ],
    [
      'a body that is text',
      { url: '/echo', method: 'POST', body: 'x', type: 'text/plain' },
      415,
      'unsupported-media-type',
    ],
    [
      'a body past the limit',
      { url: '/echo', method: 'POST', body: `"${'x'.repeat(200)}"`, type: 'application/json' },
      413,
      'body-too-large',
    ],
    ['an error of the inside', { url: '/fails' }, 500, 'internal'],
    ['a problem', { url: '/problem' }, 503, 'busy'],
  ] as const)('%s', async (_title, request, status, code) => {
    const { app } = createSample(100);
    const { url } = request;
    const answer = await app.inject({
      url,
      method: 'method' in request ? request.method : 'GET',
      ...('body' in request && { payload: request.body, headers: { 'content-type': request.type } }),
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['cache-control']).toBe('no-store');
    const body = Problem.parse(answer.json());
    expect(body).toMatchObject({ status, code, requestId: answer.headers['x-request-id'] });
    expect(answer.body).not.toContain(SECRET);
    expect(answer.body).not.toContain('node_modules');
  });

  test('one of the inside is logged with its cause, under the request id', async () => {
    const { app, lines } = createSample();
    const answer = await app.inject('/fails');
    const logged = lines.find((line) => line.level === 50);
    expect(logged).toMatchObject({ requestId: answer.headers['x-request-id'], err: { message: SECRET } });
  });

  test('a problem keeps its detail and its headers', async () => {
    const answer = await createSample().app.inject('/problem');
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.json()).toMatchObject({ title: 'Busy.', detail: 'Later.' });
  });
});

test('logs hold no credentials', async () => {
  const { app, lines } = createSample();
  await app.inject({
    url: '/fine',
    headers: { authorization: 'Bearer zzz-secret', cookie: 'ficus_session=zzz-secret' },
  });
  expect(lines.length).toBeGreaterThan(0);
  expect(JSON.stringify(lines)).not.toContain('zzz-secret');
});

test('a LOG_LEVEL that is none is refused with the levels there are', () => {
  const before = process.env.LOG_LEVEL;
  process.env.LOG_LEVEL = 'loud';
  try {
    expect(() => createService({ name: 'sample' })).toThrow(/LOG_LEVEL is 'loud'.*silent.*trace/);
  } finally {
    process.env.LOG_LEVEL = before;
  }
});
