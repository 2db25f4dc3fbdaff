import { isRecord, type JsonRecord, recordOf } from './json-record.ts';

const tokenName = /^(?:access|refresh|id|auth|session|bearer)?[-_]?(?:token|jwt)$/i;

/** Tells a member that holds a sign-in token of the old application. The cookie has taken its place. */
export function isToken(name: string, value: unknown): boolean {
  return typeof value === 'string' && tokenName.test(name);
}

/**
 * The session without sign-in tokens, wherever they stand outside chats and drafts, whose members are the person's own.
 * The very same record when there are none.
 */
export function withoutTokens(session: JsonRecord): JsonRecord {
  const entries = Object.entries(session);
  const left = entries.flatMap(([name, value]): [string, unknown][] => {
    if (isToken(name, value)) return [];
    return [[name, isRecord(value) && !isPersons(name) ? withoutTokens(value) : value]];
  });
  const isSame = left.length === entries.length && left.every(([, value], at) => value === entries[at]?.[1]);
  return isSame ? session : recordOf(left);
}

function isPersons(name: string): boolean {
  return name === 'chats' || name === 'drafts';
}
