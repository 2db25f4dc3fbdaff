/** Something in the legacy session that could not be read. It stays there untouched. Never holds a text of the person. */
export interface LegacyProblem {
  /** Where, such as `chats[3].messages[0].content`. */
  readonly path: string;
  /** What stood there, such as `number`. */
  readonly found: string;
  readonly expected: string;
}

/** Most problems that a report lists; all are counted. */
export const REPORTED = 100;

/** Names the kind of a JSON value for a report. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return value === undefined ? 'nothing' : typeof value;
}
