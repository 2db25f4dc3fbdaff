import { expect, test } from 'vitest';
import { formatAddress, parseAddress } from './admin-address.ts';

test.each([
  ['', {}],
  ['?feature=chat', { feature: 'chat' }],
  ['?feature=chat&span=week', { feature: 'chat', span: 'week' }],
])('the migration page at %j is found again', (search, show) => {
  const address = parseAddress('/migration', search);
  expect(address).toEqual({ screen: 'migration', show });
  expect(formatAddress(address)).toBe(`/migration${search}`);
});

test('what no feature or time is called is left out', () => {
  expect(parseAddress('/migration', '?feature=%3Cb%3E&span=ever')).toEqual({ screen: 'migration', show: {} });
  expect(parseAddress('/migration/more', '')).toEqual({ screen: 'nowhere' });
});
