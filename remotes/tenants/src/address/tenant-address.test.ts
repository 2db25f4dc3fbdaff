import { expect, test } from 'vitest';
import { formatAddress, parseAddress, type TenantAddress } from './tenant-address.ts';

const parse = (address: string) => {
  const { pathname, search } = new URL(address, 'http://host.invalid');
  return parseAddress(pathname, search);
};

test.each<[string, TenantAddress]>([
  ['/', { screen: 'start', list: {} }],
  ['/?search=ac+me&cursor=c%2Bd', { screen: 'start', list: { search: 'ac me', cursor: 'c+d' } }],
  ['/acme', { screen: 'tenant', id: 'acme', part: 'details', list: {} }],
  ['/a%2Fb/members?search=x', { screen: 'tenant', id: 'a/b', part: 'members', list: { search: 'x' } }],
  ['/acme/settings', { screen: 'tenant', id: 'acme', part: 'settings', list: {} }],
  ['/acme/workspaces/ws_1', { screen: 'workspace', id: 'acme', workspaceId: 'ws_1' }],
])('%s is read and written alike', (address, place) => {
  expect(parse(address)).toEqual(place);
  expect(formatAddress(place)).toBe(address);
});

test.each<[string, TenantAddress]>([
  ['/acme/', { screen: 'tenant', id: 'acme', part: 'details', list: {} }],
  ['/acme/workspaces/', { screen: 'tenant', id: 'acme', part: 'workspaces', list: {} }],
  ['/acme/settings?search=x', { screen: 'tenant', id: 'acme', part: 'settings', list: {} }],
  ['/%', { screen: 'tenant', id: '%', part: 'details', list: {} }],
  ['/?search=&cursor=&page=2', { screen: 'start', list: {} }],
  ['/acme/shoes', { screen: 'nowhere' }],
  ['/acme/details', { screen: 'nowhere' }],
  ['/acme/settings/x', { screen: 'nowhere' }],
  ['/acme/workspaces/a/b', { screen: 'nowhere' }],
])('%s is read as well as can be', (address, place) => {
  expect(parse(address)).toEqual(place);
});
