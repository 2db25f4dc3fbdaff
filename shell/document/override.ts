import type { Person } from '@ficus/contracts';
import type { Override } from '@ficus/migration-wrapper';
import type { FeatureNote } from './note.ts';

/** Whether a person may choose a view for themselves, whatever the flags say. The role comes from the session. */
export function mayOverride(person: Pick<Person, 'role'>): boolean {
  return person.role === 'operator';
}

/** What a note's override counts for: nothing, unless the person may override. */
export function allowedOverride(person: Person, noted: FeatureNote | undefined): Override | undefined {
  return mayOverride(person) ? noted?.override : undefined;
}
