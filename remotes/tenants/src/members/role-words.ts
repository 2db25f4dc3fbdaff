import type { Role } from '@ficus/contracts';
import { t } from '@ficus/i18n';

/** A role as people call it. */
export function roleWords(role: Role): string {
  if (role === 'operator') return t`Operator`;
  return role === 'admin' ? t`Admin` : t`Member`;
}
