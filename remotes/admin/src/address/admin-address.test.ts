import { expect, test } from 'vitest';
import { type AdminAddress, formatAddress, parseAddress } from './admin-address.ts';

const parse = (address: string) => {
  const { pathname, search } = new URL(address, 'http://host.invalid');
  return parseAddress(pathname, search);
};

test.each<[string, AdminAddress]>([
  ['/', { screen: 'people', list: {} }],
  [
    '/?search=ad+m&role=admin&status=invited',
    { screen: 'people', list: { search: 'ad m', role: 'admin', status: 'invited' } },
  ],
  [
    '/?sort=joined&order=desc&page=3&cursor=c%2Bd',
    { screen: 'people', list: { sort: 'joined', order: 'desc', page: 3, cursor: 'c+d' } },
  ],
  ['/people/user%2Fada?role=member', { screen: 'person', id: 'user/ada', list: { role: 'member' } }],
  ['/invitations', { screen: 'invitations' }],
  ['/roles', { screen: 'roles' }],
  ['/audit', { screen: 'audit', list: {} }],
  [
    '/audit?actor=ada%40acme.test&person=b&action=session.ended&from=1000&to=2000&page=2&cursor=c',
    {
      screen: 'audit',
      list: {
        actor: 'ada@acme.test',
        person: 'b',
        action: 'session.ended',
        from: 1000,
        to: 2000,
        cursor: 'c',
        page: 2,
      },
    },
  ],
])('%s is read and written alike', (address, place) => {
  expect(parse(address)).toEqual(place);
  expect(formatAddress(place)).toBe(address);
});

test.each<[string, AdminAddress]>([
  ['/?role=king&status=&sort=shoe&order=up&search=', { screen: 'people', list: {} }],
  ['/?page=7', { screen: 'people', list: {} }],
  ['/?cursor=c&page=-1', { screen: 'people', list: { cursor: 'c', page: 2 } }],
  ['/audit?action=dance&from=yesterday&to=-1&page=3', { screen: 'audit', list: {} }],
  ['/audit/1', { screen: 'nowhere' }],
  ['/people/%', { screen: 'person', id: '%', list: {} }],
  ['/people', { screen: 'nowhere' }],
  ['/roles/admin', { screen: 'nowhere' }],
  ['/people/a/b', { screen: 'nowhere' }],
])('%s is read as well as can be', (address, place) => {
  expect(parse(address)).toEqual(place);
});
