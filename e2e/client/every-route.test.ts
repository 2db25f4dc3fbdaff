import { Problem, type Route, wholeApi } from '@ficus/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arbitraryOf, hostileValue } from './arbitrary-of.ts';
import { type Stack, startStack } from './stack.ts';

const RUNS = process.env.FICUS_TEST === 'full' ? 300 : 8;
/** Wrong passwords are counted, by address too: nobody can sign in for a while after these. */
const COUNTED = ['auth.changePassword', 'auth.signIn'];
const routes = Object.entries(wholeApi)
  .flatMap(([group, calls]) =>
    Object.entries(calls).map(([name, route]) => [`${group}.${name}`, route as Route] as const),
  )
  .sort(([one], [other]) => COUNTED.indexOf(one) - COUNTED.indexOf(other));

let stack: Stack;
/** An operator may do everything, everywhere. */
let secret: string;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const ids = fc.constantFrom(
  'acme',
  'globex',
  'c1',
  'm1',
  'user_ben',
  'nobody',
  '%00',
  '..%2f',
  'a%F0%9F%98%80',
);

interface Sent {
  readonly path: string;
  readonly body: string | undefined;
}

/** A request of a route as it could be, or should not be. */
function requests(route: Route, isValid: boolean): fc.Arbitrary<Sent> {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const body = route.body ? arbitraryOf(route.body) : fc.constant(undefined);
  const query = route.query ? arbitraryOf(route.query) : fc.constant({});
  const text = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));
  return fc
    .record({
      params: fc.tuple(...names.map(() => ids)),
      query: isValid ? query : fc.oneof(query, fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 })),
      body: isValid
        ? body.map(text)
        : fc.oneof(
            hostileValue(body).map(text),
            fc.constantFrom('', '{', '[1', '\u0000', '{"__proto__":{}}'),
          ),
    })
    .map(({ params, query: asked, body: sent }) => {
      const path = names.reduce(
        (so, name, index) => so.replace(`:${name}`, params[index] ?? ''),
        String(route.path),
      );
      const entries = Object.entries(asked as object).filter(([, value]) => value !== undefined);
      const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
      return { path: search.size > 0 ? `${path}?${search}` : path, body: sent };
    });
}

async function send(route: Route, { path, body }: Sent): Promise<Response> {
  const hasBody = body !== undefined && route.method !== 'GET';
  return fetch(`${stack.front.url}${path}`, {
    method: route.method,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(hasBody && { 'content-type': 'application/json' }),
    },
    ...(hasBody && { body }),
  });
}

describe.each(routes)('%s', (name, route) => {
  beforeAll(async () => {
    // Some routes end the session.
    if (route.access === 'session') secret = await stack.signIn('olga@ficus.test');
  });

  test.each([
    ['what it takes', true],
    ['what it does not take', false],
  ])('answers %s without a 5xx, errors as problems that say what is wrong', async (_what, isValid) => {
    await fc.assert(
      fc.asyncProperty(requests(route, isValid), async (sent) => {
        const answer = await send(route, sent);
        const text = await answer.text();
        expect(
          answer.status,
          `${name} ${JSON.stringify(sent).slice(0, 300)} ${text.slice(0, 300)}`,
        ).toBeLessThan(500);
        if (answer.ok) return;
        const problem = Problem.parse(JSON.parse(text));
        expect(problem).toMatchObject({ status: answer.status, code: expect.stringMatching(/./) });
        if (problem.code === 'invalid-input') expect(problem.fields?.length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });
});
