import type { PeopleChange, PersonSummary, Role } from '@ficus/contracts';
import { createContext, useContext } from 'react';
import type { Outcome } from '../people/use-people-selection.ts';

/** What names an invitation in words. */
export interface InvitationName {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What can be done with people and invitations. Each asks first where it hurts, and says how it went. */
export interface PersonActions {
  readonly changeRole: (person: PersonSummary, role: Role) => void;
  readonly deactivate: (person: PersonSummary) => void;
  readonly reactivate: (person: PersonSummary) => void;
  /** The same to many, or what is done by no other way; `onSettled` is told how it went, unless it is thought better of. */
  readonly changeMany: (
    people: readonly PersonSummary[],
    change: PeopleChange,
    onSettled?: (outcome: Outcome) => void,
  ) => void;
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
