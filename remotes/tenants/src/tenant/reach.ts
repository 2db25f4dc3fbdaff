import { may, type Person, type Role, type Tenant } from '@ficus/contracts';
import { PARTS, type Part } from '../address/tenant-address.ts';

/** Parts of a tenant that a person may see. */
export function partsFor(person: Person): readonly Part[] {
  return PARTS.filter((part) => {
    if (part === 'invitations') return may(person, 'people.invite');
    return part === 'settings' || part === 'usage' ? may(person, 'tenant.manage') : true;
  });
}

/**
 * Whether a person may send an invitation again or take it back: their own tenant's alone, operators included, and none
 * for a role that reaches beyond their own.
 */
export function mayChangeInvitation(person: Person, tenantId: Tenant['id'], role: Role): boolean {
  const isOwn = person.tenantId === tenantId && may(person, 'people.invite');
  return isOwn && (role !== 'operator' || may(person, 'platform.operate'));
}
