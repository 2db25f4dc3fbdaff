import { route } from '@ficus/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { createService, createTokenVerifier, implement, type RateLimits } from './index.ts';
import { createRateLimiter } from './rate-limits.ts';
import { createTestIssuer, type TestIssuer } from './testing/index.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await createTestIssuer();
});
afterAll(() => issuer.close());

const hello = route({
  method: 'GET',
  path: '/api/v1/hello',
  service: 'chat',
  response: z.object({ hello: z.string() }),
});

function createHello(limits: RateLimits) {
  const verifier = createTokenVerifier({ jwksUrl: issuer.jwksUrl });
  const app = createService({ name: 'hello', verifier, limits });
  implement(app, hello, () => ({ hello: 'you' }));
  return async (sub: string, tenantId = 'acme') => {
    const authorization = `Bearer ${await issuer.tokenFor({ sub, tenantId })}`;
    return app.inject({ url: hello.path, headers: { authorization } });
  };
}

test('a person who asks too much is told when to come back, and others are not held up', async () => {
  const call = createHello({ person: { burst: 3, perMinute: 6 }, tenant: { burst: 100, perMinute: 100 } });
  const answers = [await call('ada'), await call('ada'), await call('ada'), await call('ada')];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
  expect(answers[0]?.headers).toMatchObject({
    'ratelimit-policy': '"person";q=3;w=30',
    ratelimit: '"person";r=2;t=0',
  });
  const refused = answers[3];
  expect(refused?.headers['retry-after']).toBe('10');
  expect(refused?.headers.ratelimit).toBe('"person";r=0;t=10');
  expect(refused?.json()).toMatchObject({ code: 'too-many-requests', detail: 'Try again in 10 s.' });
  expect((await call('ben')).statusCode).toBe(200);
  expect((await call('ada', 'globex')).statusCode).toBe(200);
});

test('the people of a tenant share a limit, which other tenants do not feel', async () => {
  const call = createHello({ person: { burst: 2, perMinute: 2 }, tenant: { burst: 3, perMinute: 3 } });
  const statuses: number[] = [];
  for (const person of ['a', 'b', 'c', 'd']) statuses.push((await call(person)).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await call('a')).headers['ratelimit-policy']).toMatch(/^"tenant"/);
  expect((await call('e', 'globex')).statusCode).toBe(200);
});

test('what was used comes back with time, up to the burst', () => {
  let now = 0;
  const limits = { person: { burst: 2, perMinute: 60 }, tenant: { burst: 100, perMinute: 100 } };
  const limiter = createRateLimiter(limits, () => now);
  const reply = { headers: () => undefined } as never;
  const take = () => {
    try {
      limiter.take({ personId: 'p', tenantId: 't' }, reply);
      return true;
    } catch {
      return false;
    }
  };
  expect([take(), take(), take()]).toEqual([true, true, false]);
  now += 1000;
  expect([take(), take()]).toEqual([true, false]);
  now += 3_600_000;
  expect([take(), take(), take()]).toEqual([true, true, false]);
});
