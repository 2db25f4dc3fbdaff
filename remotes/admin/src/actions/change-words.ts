import type { PeopleChange, PersonSummary } from '@ficus/contracts';
import { plural, t } from '@ficus/i18n';
import type { PersonChange } from '../people/use-person-change.ts';
import { aRole, roleWords } from '../role-words.ts';

/** Several people in a few words: the name of one, the number of many. */
export function whoWords(people: readonly PersonSummary[]): string {
  const [first] = people;
  return people.length === 1 && first
    ? first.name
    : plural(people.length, { one: '# person', other: '# people' });
}

/** What has been done to whom, as in 'Ada Marsh is an admin now'. */
export function doneWords(people: readonly PersonSummary[], change: PeopleChange): string {
  const who = whoWords(people);
  const isOne = people.length === 1;
  switch (change.kind) {
    case 'role':
      return isOne
        ? t`${who} is ${aRole(change.role)} now`
        : t`${who} have the role ${roleWords(change.role).label} now`;
    case 'deactivate':
      return isOne ? t`${who} is deactivated` : t`${who} are deactivated`;
    case 'reactivate':
      return isOne ? t`${who} is active again` : t`${who} are active again`;
    case 'resend':
      return isOne
        ? t`The invitation of ${who} has been sent again`
        : t`The invitations of ${who} have been sent again`;
    case 'remove':
      return isOne ? t`${who} is removed` : t`${who} are removed`;
  }
}

/** The change that takes a change of somebody back. */
export function reverseOf(person: PersonSummary, change: PersonChange): PersonChange;
/** The same; undefined for what cannot be taken back. */
export function reverseOf(person: PersonSummary, change: PeopleChange): PersonChange | undefined;
export function reverseOf(person: PersonSummary, change: PeopleChange): PersonChange | undefined {
  switch (change.kind) {
    case 'role':
      return { kind: 'role', role: person.role };
    case 'deactivate':
      return { kind: 'reactivate' };
    case 'reactivate':
      return { kind: 'deactivate' };
    case 'resend':
    case 'remove':
      return undefined;
  }
}

/** Whether there is something to take back: it can be, and it made a difference to somebody as they were. */
export function isUndoable(person: PersonSummary, change: PeopleChange): boolean {
  switch (change.kind) {
    case 'role':
      return person.role !== change.role;
    case 'deactivate':
      return person.status === 'active';
    case 'reactivate':
      return person.status === 'deactivated';
    case 'resend':
    case 'remove':
      return false;
  }
}
