import { type JsonRecord, member, withMembers } from './json-record.ts';
import { isIdentifier } from './text.ts';

/** Legacy → new: the chat that was open. */
export function getPlace(session: JsonRecord): string | undefined {
  const id = member(session, 'activeChat');
  return isIdentifier(id) ? id : undefined;
}

/** New → legacy. No place to go leaves an unreadable or empty `activeChat` as it is. */
export function putPlace(session: JsonRecord, id: string | undefined): JsonRecord {
  return id === getPlace(session) ? session : withMembers(session, [['activeChat', id]]);
}
