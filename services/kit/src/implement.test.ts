import { type Route, route } from '@ficus/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { createService, createTokenVerifier, implement } from './index.ts';
import { createTestIssuer, type TestIssuer } from './testing/index.ts';

let issuer: TestIssuer;
let authorization: string;
beforeAll(async () => {
  issuer = await createTestIssuer();
  authorization = `Bearer ${await issuer.tokenFor()}`;
});
afterAll(() => issuer.close());

const save = route({
  method: 'PUT',
  path: '/notes/:id',
  service: 'chat',
  query: z.object({ limit: z.optional(z.coerce.number()) }),
  body: z.object({ title: z.string().check(z.minLength(1)), tags: z.array(z.object({ name: z.string() })) }),
  response: z.object({ id: z.string(), owner: z.string() }),
});
const remove = route({ method: 'DELETE', path: '/notes/:id', service: 'chat' });
const hello = route({
  method: 'GET',
  path: '/hello',
  service: 'chat',
  access: 'public',
  response: z.object({ hello: z.string() }),
});

function createNotes() {
  const app = createService({ name: 'notes', verifier: createTokenVerifier({ jwksUrl: issuer.jwksUrl }) });
  const saved: unknown[] = [];
  implement(app, save, async ({ params, query, body, caller }) => {
    saved.push({ params, query, body });
    // Columns that the contract does not name stay inside.
    return { id: params.id, owner: caller.sub, passwordHash: 'secret' } as { id: string; owner: string };
  });
  implement(app, remove, async () => 'ignored');
  implement(app, hello, ({ caller }) => ({ hello: String(caller) }));
  return { app, saved };
}

test('a handler gets what the schemas made of the request, and its answer is cut to the contract', async () => {
  const { app, saved } = createNotes();
  const body = { title: 'a', tags: [{ name: 'b' }] };
  const answer = await app.inject({
    method: 'PUT',
    url: '/notes/n%201?limit=3&cache=1',
    headers: { authorization },
    payload: body,
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ id: 'n 1', owner: 'user_ada' });
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(saved).toEqual([{ params: { id: 'n 1' }, query: { limit: 3 }, body }]);
});

test('all faults of one input come in one problem', async () => {
  const { app, saved } = createNotes();
  const answer = await app.inject({
    method: 'PUT',
    url: `/notes/${'x'.repeat(201)}?limit=many`,
    headers: { authorization },
    payload: { title: '', tags: [{ name: 'b', colour: 'red' }, { name: 3 }], extra: 1 },
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'invalid-input' });
  const fields: { path: string; message: string }[] = answer.json().fields;
  expect(fields.map((field) => field.path).sort()).toEqual(
    ['params.id', 'query.limit', 'title', 'tags.0.colour', 'tags.1.name', 'extra'].sort(),
  );
  for (const { path, message } of fields) {
    expect(message).not.toMatch(/^Invalid input$/);
    expect(answer.json().detail).toContain(`${path}: ${message}`);
  }
  expect(saved).toEqual([]);
});

test.each([
  ['a body where none belongs', { method: 'DELETE', url: '/notes/1', payload: { all: true } }, ''],
  ['a NUL in the path', { method: 'DELETE', url: '/notes/a%00b' }, 'params.id'],
  ['an empty parameter', { method: 'DELETE', url: '/notes/' }, 'params.id'],
] as const)('%s is refused', async (_title, request, path) => {
  const answer = await createNotes().app.inject({ ...request, headers: { authorization } });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().fields).toEqual([{ path, message: expect.stringMatching(/./) }]);
});

test('a route without a response answers 204 without a body', async () => {
  const answer = await createNotes().app.inject({
    method: 'DELETE',
    url: '/notes/1',
    headers: { authorization },
  });
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
});

test('an answer that breaks the contract is a 500', async () => {
  const app = createService({ name: 'notes' });
  implement(app, hello, () => ({ hello: 3 }) as unknown as { hello: string });
  const answer = await app.inject('/hello');
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toMatchObject({ code: 'internal' });
});

describe('access', () => {
  test('a stranger is refused before the body is read', async () => {
    const answer = await createNotes().app.inject({
      method: 'PUT',
      url: '/notes/1',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'signed-out' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test('a public route asks for nothing, and knows nobody', async () => {
    const answer = await createNotes().app.inject({ url: '/hello', headers: { authorization } });
    expect(answer.json()).toEqual({ hello: 'undefined' });
  });

  test('a route for signed-in people is not registered without a verifier', () => {
    expect(() => implement(createService({ name: 'notes' }), remove, () => undefined)).toThrow(
      /needs a verifier/,
    );
  });

  test('a route may have a verifier of its own', async () => {
    const { app } = createNotes();
    const internal: Route & { path: '/internal/x' } = { ...remove, path: '/internal/x' };
    const verifier = createTokenVerifier({
      jwksUrl: issuer.jwksUrl,
      audience: 'inside',
      claims: z.object({ sub: z.literal('auth') }),
    });
    implement(app, internal, () => undefined, { verifier });
    const send = (token: string) =>
      app.inject({ method: 'DELETE', url: '/internal/x', headers: { authorization: `Bearer ${token}` } });
    expect((await send(await issuer.tokenFor({ sub: 'auth' }, { audience: 'inside' }))).statusCode).toBe(204);
    expect((await send(await issuer.tokenFor({ sub: 'user_ada' }, { audience: 'inside' }))).statusCode).toBe(
      401,
    );
    expect((await send(await issuer.tokenFor({ sub: 'auth' }))).statusCode).toBe(401);
  });

  test('a route may take larger bodies than the others', async () => {
    const app = createService({ name: 'notes', bodyLimit: 10 });
    const upload = route({ ...hello, method: 'POST', path: '/upload', body: z.string() });
    const small = route({ ...upload, path: '/small' });
    implement(app, upload, ({ body }) => ({ hello: body }), { bodyLimit: 100 });
    implement(app, small, ({ body }) => ({ hello: body }));
    const send = (url: string) =>
      app.inject({
        method: 'POST',
        url,
        payload: `"${'x'.repeat(50)}"`,
        headers: { 'content-type': 'application/json' },
      });
    expect((await send('/upload')).statusCode).toBe(200);
    expect((await send('/small')).statusCode).toBe(413);
  });
});
