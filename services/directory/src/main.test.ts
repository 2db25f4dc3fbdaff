import { createTestDatabase, createTestIssuer, startProgram, startService } from '@ficus/service-kit/testing';
import { expect, test } from 'vitest';

const MAIN = new URL('./main.ts', import.meta.url);

test.each([
  ['1', 200],
  // Without the demo nobody is there, Ada neither.
  ['0', 401],
])('with FICUS_DEMO=%s the service runs, answers %i to a demo person, and stops', async (demo, status) => {
  const database = await createTestDatabase();
  const issuer = await createTestIssuer();
  const env = { PORT: '0', DATABASE_URL: database.url, JWKS_URL: issuer.jwksUrl, FICUS_DEMO: demo };
  const service = await startService(MAIN, env);
  expect((await fetch(`${service.url}/health`)).status).toBe(200);
  const headers = { authorization: `Bearer ${await issuer.tokenFor()}` };
  expect((await fetch(`${service.url}/api/v1/tenants/acme`, { headers })).status).toBe(status);
  service.child.kill('SIGTERM');
  expect((await service.ended).code).toBe(0);
  await issuer.close();
  await database.drop();
});

test('all that is wrong with the environment is told at once', async () => {
  const { code, stderr } = await startProgram(MAIN, { JWKS_URL: 'auth/jwks' }).ended;
  expect(code).toBe(1);
  for (const name of ['PORT', 'DATABASE_URL', 'JWKS_URL']) {
    expect(stderr).toMatch(new RegExp(`^ {2}${name} is (missing|wrong): set it to`, 'm'));
  }
});
