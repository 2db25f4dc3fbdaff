import { ROLE_PERMISSIONS } from '@ficus/contracts';
import { expect, test } from 'vitest';
import { permissionWords } from './permission-words.ts';

test('says what a role may do, and nothing of what it does not know', () => {
  expect(permissionWords([...ROLE_PERMISSIONS.member, 'of a later release'])).toBe(
    'You may change your own profile, see who is here, and see the tenant’s details.',
  );
});
