import { problem } from '@ficus/service-kit';

/** Last millisecond of the year 9999. */
const LATEST = 253_402_300_799_999;

/** A text as PostgreSQL can hold it: NUL and lone surrogates become U+FFFD, one for one, so that no offset moves. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Something that the schema allows and no store can hold. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Faults of an id: it must come back as it was, so it is not repaired as a text is. */
export function faultsOfId(path: string, id: string): Fault[] {
  return storableText(id) === id ? [] : [{ path, message: 'NUL and lone surrogates are not allowed' }];
}

/** Faults of a time: a date that no calendar shows would break every view. */
export function faultsOfTime(path: string, time: number): Fault[] {
  const isDate = time >= 0 && time <= LATEST;
  return isDate ? [] : [{ path, message: `Must be milliseconds since 1970, from 0 to ${LATEST}` }];
}

/** Throws the 400 that names all faults, if there are any. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const detail = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw problem(400, 'invalid-input', 'The request is not what this route takes.', {
    fields: faults,
    detail,
  });
}
