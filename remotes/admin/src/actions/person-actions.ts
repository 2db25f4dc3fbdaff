import type { PersonSummary, Role } from '@ficus/contracts';
import { createContext, useContext } from 'react';

/** What names an invitation in words. */
export interface InvitationName {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What can be done with people and invitations. Each asks first where it hurts, and says how it went. */
export interface PersonActions {
  readonly changeRole: (people: readonly PersonSummary[], role: Role) => void;
  readonly deactivate: (people: readonly PersonSummary[]) => void;
  readonly reactivate: (people: readonly PersonSummary[]) => void;
  readonly resend: (invitation: InvitationName) => void;
  readonly revoke: (invitation: InvitationName) => void;
  readonly invite: () => void;
}

export const PersonActionsContext = createContext<PersonActions | undefined>(undefined);

/** What can be done with people and invitations. Throws outside `PersonActionsProvider`. */
export function usePersonActions(): PersonActions {
  const actions = useContext(PersonActionsContext);
  if (!actions) throw new Error('usePersonActions: render the component inside PersonActionsProvider.');
  return actions;
}
