import type { BadgeProps, TableSort } from '../../../src/index.ts';

/** A person of the showcase's table. */
export interface ShownPerson {
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly tone: BadgeProps['tone'];
  readonly seats: number;
}

export const PEOPLE: readonly ShownPerson[] = [
  { name: 'Ada Lovelace', email: 'ada@acme.test', status: 'Active', tone: 'success', seats: 3 },
  { name: 'Ben van der Berg', email: 'ben@acme.test', status: 'Invited', tone: 'info', seats: 12 },
  { name: 'Élodie Öst', email: 'elodie.oest@acme.test', status: 'Deactivated', tone: 'neutral', seats: 0 },
];

/** The people in the order asked for. */
export function sortPeople(people: readonly ShownPerson[], { key, direction }: TableSort): ShownPerson[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = (first: ShownPerson, second: ShownPerson) => {
    if (key === 'seats') return first.seats - second.seats;
    return key === 'email' ? first.email.localeCompare(second.email) : first.name.localeCompare(second.name);
  };
  return [...people].sort((first, second) => sign * compare(first, second));
}
