import { type Route, wholeApi } from '@ficus/contracts';
import { expect, test } from 'vitest';
import { ROUTES } from './routes.ts';

const contracts = Object.values(wholeApi)
  .flatMap((routes) => Object.values(routes) as Route[])
  .filter(({ service }) => service !== 'gateway');

test.each(contracts)('passes $method $path on to $service', ({ path, service, access }) => {
  const [match] = ROUTES.filter((row) => path === row.path || path.startsWith(`${row.path}/`)).sort(
    (one, other) => other.path.length - one.path.length,
  );
  expect(match).toMatchObject({ owner: service, access });
});
