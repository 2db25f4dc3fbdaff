import { isRecord, type JsonRecord, member, recordOf, withMembers } from './json-record.ts';
import { isIdentifier } from './text.ts';

/** Draft texts by conversation id. */
export type DraftTexts = Readonly<Record<string, string>>;

/** Legacy → new: drafts that are texts and not empty. */
export function getDrafts(session: JsonRecord): DraftTexts {
  const drafts = member(session, 'drafts');
  return isRecord(drafts) ? recordOf(Object.entries(drafts).filter(isDraft)) : recordOf([]);
}

/**
 * New → legacy: the drafts become `drafts`; entries that are no readable drafts stay. A draft shows in the legacy
 * view only beside its chat, so the caller adds a chat where there is none.
 */
export function putDrafts(session: JsonRecord, drafts: DraftTexts): JsonRecord {
  const old = member(session, 'drafts') ?? {};
  if (!isRecord(old)) return session;
  const gone = Object.entries(old).filter((entry) => isDraft(entry) && !Object.hasOwn(drafts, entry[0]));
  const next = withMembers(old, [
    ...gone.map(([id]) => [id, undefined] as const),
    ...Object.entries(drafts).filter(isDraft),
  ]);
  return next === old ? session : withMembers(session, [['drafts', next]]);
}

function isDraft(entry: [string, unknown]): entry is [string, string] {
  return isIdentifier(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '';
}
