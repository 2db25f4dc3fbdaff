import type { Person } from '@ficus/contracts';
import type { Override } from '@ficus/migration-wrapper';
import type { FeatureNote } from './note.ts';

/** Whether a person may choose a view for themselves, whatever the flags say. The role comes from the session. */
export function mayOverride(person: Pick<Person, 'role'>): boolean {
  return person.role === 'operator';
}

/** Whether a remote may come from a person's own machine: for operators, and for everybody in a host under development. */
export function mayRunLocally(person: Pick<Person, 'role'>, isDevelopment: boolean): boolean {
  return isDevelopment || mayOverride(person);
}

/** What a note's override counts for: nothing, unless the person may override. `isDevelopment`: of the host. Default: false. */
export function allowedOverride(
  person: Pick<Person, 'role'>,
  noted: FeatureNote | undefined,
  isDevelopment = false,
): Override | undefined {
  const override = noted?.override;
  const isAllowed =
    override?.localPort === undefined ? mayOverride(person) : mayRunLocally(person, isDevelopment);
  return isAllowed ? override : undefined;
}
