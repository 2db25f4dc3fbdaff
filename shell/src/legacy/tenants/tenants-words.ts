export const PART_WORDS: Record<string, string> = {
  details: 'Details',
  members: 'Members',
  workspaces: 'Workspaces',
  invitations: 'Invitations',
  settings: 'Settings',
};

export const ROLE_WORDS: Record<string, string> = { admin: 'Admin', member: 'Member', operator: 'Operator' };

export const STATUS_WORDS: Record<string, string> = {
  active: 'Active',
  invited: 'Invited',
  deactivated: 'Deactivated',
};

/** What the old application knows of a person's rights: their role, and nothing else. */
export interface TenantsMe {
  id: string;
  email: string;
  name: string;
  role: string;
  tenantId: string;
  tenantName: string;
}

export function mayManage(me: TenantsMe): boolean {
  return me.role === 'admin' || me.role === 'operator';
}

/** Parts of a tenant that somebody may see. */
export function partsFor(me: TenantsMe): string[] {
  return ['details', 'members', 'workspaces'].concat(mayManage(me) ? ['invitations', 'settings'] : []);
}

export function dateWords(ms: number): string {
  return new Date(ms).toLocaleDateString(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
}

export function countWords(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
