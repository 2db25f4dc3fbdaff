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
  expectAsked(name, address, ada, expected);
});

test('asks for nothing that the person may not have', () => {
  expectAsked('admin', '/admin/invitations', ben, []);
});

test('asks for the one or the other, by what the person may do', () => {
  const olga = { tenantId: 'ficus', permissions: ['platform.operate'] };
  expectAsked('tenants', '/tenants?search=a', olga, ['/api/v1/tenants?search=a']);
});

/** Holds for as long as the feature has a remote: settled on its legacy view, it asks for nothing. */
function expectAsked(name: string, address: string, person: typeof ada, expected: readonly string[]): void {
  const feature = features.find((one) => one.name === name);
  if (!feature) throw new Error(`no feature ${name}`);
  const asked = firstData(feature, new URL(address, 'http://host.invalid'), person);
  expect(asked).toEqual(feature.settled === 'legacy' ? [] : expected);
}
