import { isRecord, type JsonRecord, member, recordOf, withMembers } from './json-record.ts';

/** Settings by name, as both generations know them. */
export type Settings = Readonly<Record<string, unknown>>;

/** Legacy → new: every setting, known or not. What is no record has no settings. */
export function getSettings(session: JsonRecord): Settings {
  const settings = member(session, 'settings');
  return isRecord(settings) ? recordOf(Object.entries(settings)) : recordOf([]);
}

/**
 * New → legacy: the settings become `settings`, order of the old ones kept. A legacy value that is no record is left
 * alone unless it is missing and there is something to write.
 */
export function putSettings(session: JsonRecord, settings: Settings): JsonRecord {
  const old = member(session, 'settings') ?? {};
  if (!isRecord(old)) return session;
  const gone = Object.keys(old).filter((name) => !Object.hasOwn(settings, name));
  const next = withMembers(old, [
    ...gone.map((name) => [name, undefined] as const),
    ...Object.entries(settings),
  ]);
  return next === old ? session : withMembers(session, [['settings', next]]);
}
