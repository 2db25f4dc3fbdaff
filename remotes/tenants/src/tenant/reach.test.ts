import { type Person, ROLE_PERMISSIONS, type Role } from '@ficus/contracts';
import { expect, test } from 'vitest';
import { mayChangeInvitation, partsFor } from './reach.ts';

function person(role: Role): Person {
  const permissions = [...ROLE_PERMISSIONS[role]];
  return {
    id: 'p',
    email: 'p@acme.test',
    name: 'P',
    tenantId: 'acme',
    tenantName: 'Acme',
    role,
    permissions,
  };
}

test.each<[Role, string[]]>([
  ['member', ['details', 'members', 'workspaces']],
  ['admin', ['details', 'members', 'workspaces', 'invitations', 'usage', 'settings']],
  ['operator', ['details', 'members', 'workspaces', 'invitations', 'usage', 'settings']],
])('a %s sees %j', (role, parts) => {
  expect(partsFor(person(role))).toEqual(parts);
});

test.each<[Role, string, Role, boolean]>([
  ['admin', 'acme', 'member', true],
  ['admin', 'acme', 'operator', false],
  ['admin', 'globex', 'member', false],
  ['operator', 'acme', 'operator', true],
  ['operator', 'globex', 'member', false],
  ['member', 'acme', 'member', false],
])('a %s may change an invitation to %s as %s: %s', (role, tenantId, invitedAs, expected) => {
  expect(mayChangeInvitation(person(role), tenantId, invitedAs)).toBe(expected);
});
