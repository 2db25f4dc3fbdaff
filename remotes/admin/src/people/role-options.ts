import type { Role } from '@ficus/contracts';
import { ROLES_BY_REACH, roleWords } from '../role-words.ts';

/** Roles as a choice, with what each is for. */
export function roleOptions(roles: readonly Role[]) {
  return ROLES_BY_REACH.filter((role) => roles.includes(role)).map((value) => ({
    value,
    ...roleWords(value),
  }));
}
