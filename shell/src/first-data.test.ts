import { expect, test } from 'vitest';
import { features } from './features.ts';
import { firstData } from './first-data.ts';

const ada = { tenantId: 'acme', permissions: ['people.read', 'people.invite'] };
const ben = { tenantId: 'acme', permissions: ['people.read'] };

test.each([
  ['chat', '/chat', ['/api/v1/conversations']],
  ['chat', '/chat/', ['/api/v1/conversations']],
  ['chat', '/chat/a%20b?x=1', ['/api/v1/conversations', '/api/v1/conversations/a%20b']],
  ['chat', '/chat/a/b', ['/api/v1/conversations']],
  ['admin', '/admin', ['/api/v1/people']],
  [
    'admin',
    '/admin?order=desc&sort=email&page=2&cursor=abc&role=',
    ['/api/v1/people?cursor=abc&sort=email&order=desc'],
  ],
  ['admin', '/admin/people/user_ben?search=a+b', ['/api/v1/people/user_ben']],
  ['admin', '/admin/invitations', ['/api/v1/tenants/acme/invitations']],
  ['admin', '/admin/roles', []],
  ['tenants', '/tenants', ['/api/v1/tenants/acme']],
  ['tenants', '/tenants/acme', ['/api/v1/tenants/acme']],
  [
    'tenants',
    '/tenants/acme/members?search=a&cursor=c',
    ['/api/v1/tenants/acme', '/api/v1/tenants/acme/members?cursor=c&search=a'],
  ],
  [
    'tenants',
    '/tenants/acme/workspaces/ws_1',
    ['/api/v1/tenants/acme/workspaces', '/api/v1/tenants/acme/workspaces/ws_1/members'],
  ],
])('%s at %s: %j', (name, address, expected) => {
  const feature = features.find((one) => one.name === name);
  if (!feature) throw new Error(`no feature ${name}`);
  expect(firstData(feature, new URL(address, 'http://host.invalid'), ada)).toEqual(expected);
});

test('asks for nothing that the person may not have', () => {
  const admin = features.find(({ name }) => name === 'admin');
  if (!admin) throw new Error('no admin');
  expect(firstData(admin, new URL('http://host.invalid/admin/invitations'), ben)).toEqual([]);
});

test('asks for the one or the other, by what the person may do', () => {
  const tenants = features.find(({ name }) => name === 'tenants');
  if (!tenants) throw new Error('no tenants');
  const olga = { tenantId: 'ficus', permissions: ['platform.operate'] };
  expect(firstData(tenants, new URL('http://host.invalid/tenants?search=a'), olga)).toEqual([
    '/api/v1/tenants?search=a',
  ]);
});
