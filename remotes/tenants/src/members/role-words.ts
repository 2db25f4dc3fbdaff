import type { Role } from '@ficus/contracts';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  admin: 'Admin',
  member: 'Member',
  operator: 'Operator',
};
