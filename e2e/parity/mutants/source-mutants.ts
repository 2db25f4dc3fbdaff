import { builtWith } from './in-the-source.ts';
import type { Mutant } from './mutant.ts';

/** Bugs in the remotes' sources. */
export const SOURCE_MUTANTS: readonly Mutant[] = [
  {
    name: 'built so that it adds to the address',
    generation: 'remote',
    job: 'admin: invites a member',
    ...builtWith('admin', {
      file: 'invite/use-invite.ts',
      from: 'email: text.email.trim(), name',
      to: 'email: text.email.trim() + ".test", name',
    }),
  },
  {
    name: 'built so that it keeps no more than 14 days',
    generation: 'remote',
    job: 'tenants: changes how long invitations are good, and for which addresses',
    ...builtWith('tenants', {
      file: 'settings/check-settings.ts',
      from: 'settings: { invitationDays: days,',
      to: 'settings: { invitationDays: Math.min(days, 14),',
    }),
  },
  {
    name: 'built so that its clock is two days slow',
    generation: 'remote',
    job: 'chat: starts a conversation and gets an answer',
    ...builtWith('chat', {
      file: 'sending/use-send-message.ts',
      from: 'message: { id: newId(), content, createdAt: Date.now() }',
      to: 'message: { id: newId(), content, createdAt: Date.now() - 172_800_000 }',
    }),
  },
];
