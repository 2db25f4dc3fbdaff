import { describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { EnvironmentError, httpUrl, parseEnvironment, port, postgresUrl, toggle } from './environment.ts';
import { startProgram } from './testing/index.ts';

const schema = z.object({ PORT: port, DATABASE_URL: postgresUrl, AUTH_URL: httpUrl, DEMO: toggle });
const good = {
  PORT: '8081',
  DATABASE_URL: 'postgres://me:pw@localhost:5432/auth',
  AUTH_URL: 'http://localhost:1',
};

function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    parseEnvironment(schema, env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
  return [];
}

test('a good environment is read into values', () => {
  expect(parseEnvironment(schema, { ...good, OTHER: 'x' })).toEqual({ ...good, PORT: 8081, DEMO: false });
  expect(parseEnvironment(schema, { ...good, DEMO: '1' }).DEMO).toBe(true);
  expect(parseEnvironment(schema, { ...good, DEMO: '' }).DEMO).toBe(false);
});

test('all faults are told together, each with what to set, none with the value', () => {
  const faults = faultsOf({ PORT: 'http', DATABASE_URL: 'mysql://me:hunter2@db', AUTH_URL: '', DEMO: 'yes' });
  expect(faults).toEqual([
    expect.stringMatching(/^PORT is wrong: set it to a port number/),
    expect.stringMatching(/^DATABASE_URL is wrong: set it to an address such as postgres:/),
    expect.stringMatching(/^AUTH_URL is missing: set it to an address such as http:/),
    expect.stringMatching(/^DEMO is wrong: set it to 1/),
  ]);
  expect(faults.join()).not.toContain('hunter2');
});

describe('faults', () => {
  test.each([
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['PORT', undefined],
    ['DATABASE_URL', 'localhost:5432'],
    ['AUTH_URL', 'localhost'],
    ['AUTH_URL', 'ftp://localhost'],
  ])('%s=%s is one', (name, value) => {
    expect(faultsOf({ ...good, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is .*set it to`)),
    ]);
  });
});

test('a program with faults ends with code 1 and tells them all', async () => {
  const { ended } = startProgram(new URL('./testing/sample-service.ts', import.meta.url), { PORT: 'x' });
  const { code, stderr } = await ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^The environment is not what this service needs:\n {2}PORT is wrong: .*\n {2}WORD is missing: .*\n$/,
  );
});
