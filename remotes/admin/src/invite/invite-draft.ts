import type { Role } from '@ficus/contracts';
import type { FormDraft } from '@ficus/remote-kit';
import { ROLES_BY_REACH } from '../role-words.ts';

/** What has been typed of an invitation. */
export interface InviteText {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** An invitation that has not been sent, as both views of the admin keep it (form `invite`). */
export interface InviteDraft extends InviteText {
  /** Whether its form was open. */
  readonly isOpen: boolean;
}

export const NOTHING: InviteText = { email: '', name: '', role: 'member' };

/** Whether somebody has typed something worth keeping. */
export function hasInput({ email, name }: InviteText): boolean {
  return email.trim() !== '' || name.trim() !== '';
}

/** What was kept, by this view or the other one; fields that are no such are left out. */
export function readInvite(draft: FormDraft): InviteDraft | undefined {
  const kept = draft.read();
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { email, name, role, isOpen } = kept as Readonly<Record<string, unknown>>;
  return {
    email: typeof email === 'string' ? email : '',
    name: typeof name === 'string' ? name : '',
    role: ROLES_BY_REACH.find((one) => one === role) ?? 'member',
    isOpen: isOpen === true,
  };
}
