import type { PersonSummary } from '@ficus/contracts';
import type { PersonChange } from '../people/use-person-change.ts';
import { aRole, ROLE_WORDS } from '../role-words.ts';

/** Several people in a few words: the name of one, the number of many. */
export function whoWords(people: readonly PersonSummary[]): string {
  const [first] = people;
  return people.length === 1 && first ? first.name : `${people.length} people`;
}

/** What has been done to whom, as in 'Ada Marsh is an admin now'. */
export function doneWords(people: readonly PersonSummary[], change: PersonChange): string {
  const who = whoWords(people);
  const isOne = people.length === 1;
  switch (change.kind) {
    case 'role':
      return isOne
        ? `${who} is ${aRole(change.role)} now`
        : `${who} have the role ${ROLE_WORDS[change.role].label} now`;
    case 'deactivate':
      return `${who} ${isOne ? 'is' : 'are'} deactivated`;
    case 'reactivate':
      return `${who} ${isOne ? 'is' : 'are'} active again`;
  }
}

/** The change that takes a change of somebody back. */
export function reverseOf(person: PersonSummary, change: PersonChange): PersonChange {
  if (change.kind === 'role') return { kind: 'role', role: person.role };
  return { kind: change.kind === 'deactivate' ? 'reactivate' : 'deactivate' };
}
