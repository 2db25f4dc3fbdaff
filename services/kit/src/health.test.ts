import { Health } from '@ficus/contracts';
import { expect, test } from 'vitest';
import { registerHealth } from './health.ts';
import { createService } from './index.ts';

const works = async () => undefined;
const fails = async () => {
  throw new Error('connection refused at 10.0.0.7');
};
const hangs = () => new Promise<never>(() => undefined);

test.each([
  ['no checks', {}, 200, {}],
  ['checks that succeed', { database: works, flags: works }, 200, { database: 'ok', flags: 'ok' }],
  ['one that fails', { database: fails, flags: works }, 503, { database: 'failing', flags: 'ok' }],
  ['one that hangs', { database: hangs, flags: works }, 503, { database: 'failing', flags: 'ok' }],
])('health with %s', async (_title, checks, status, expected) => {
  const app = createService({ name: 'unused' });
  app.register(async (scope) => registerHealth(scope, 'sample', checks, 30), { prefix: '/quick' });
  const answer = await app.inject('/quick/health');
  expect(answer.statusCode).toBe(status);
  expect(Health.parse(answer.json())).toEqual({
    service: 'sample',
    status: status === 200 ? 'ok' : 'failing',
    checks: expected,
  });
  // What is wrong inside is for the logs.
  expect(answer.body).not.toContain('10.0.0.7');
});

test('a service answers for its checks', async () => {
  const answer = await createService({ name: 'sample', checks: { database: fails } }).inject('/health');
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ service: 'sample', checks: { database: 'failing' } });
});
