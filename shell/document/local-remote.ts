import { ownerOf, type Person } from '@ficus/contracts';
import type { Feature } from '../src/features.ts';
import { LocalPort, type Note, readNote } from './note.ts';
import { noteCookie, writeNote } from './note-cookie.ts';

/** Parameter of an address that has a remote come from one's own machine: `/chat?local-remote=chat:5173`, or `off`. */
const PARAMETER = 'local-remote';

/** What is wrong with a malformed choice. */
export const LOCAL_CHOICE_WORDS =
  'local-remote names a feature that has a remote, and a port of your own machine (1024 to 65535): local-remote=chat:5173. local-remote=off ends it.';

/** What an address asks for; undefined when it does not speak of it. */
export type LocalChoice = { feature: string; port: number } | 'off' | 'malformed';

/** Reads the choice from a query. Only a feature that has a remote, and a port of this very machine, can be named. */
export function readLocalChoice(search: string, table: readonly Feature[]): LocalChoice | undefined {
  const value = new URLSearchParams(search).get(PARAMETER);
  if (value === null) return undefined;
  if (value === 'off') return 'off';
  const [, feature, digits] = /^([a-z][a-z0-9-]*):(\d{4,5})$/.exec(value) ?? [];
  const port = LocalPort.safeParse(Number(digits));
  const isKnown = table.some(({ name, remote }) => name === feature && remote !== undefined);
  return feature !== undefined && isKnown && port.success ? { feature, port: port.data } : 'malformed';
}

/** An address without the parameter: it is followed once, and must not be kept in bookmarks. */
export function withoutLocalChoice(pathname: string, search: string): string {
  const query = new URLSearchParams(search);
  query.delete(PARAMETER);
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/**
 * Whether a request was made by the person: typed, or from a page of ours. A link elsewhere must not bring code onto an
 * operator's page. Browsers say so to addresses they trust only; where they do not, the role has to do.
 */
export function isByThePerson(fetchSite: string | undefined): boolean {
  return fetchSite === undefined || fetchSite === 'none' || fetchSite === 'same-origin';
}

/** The header that keeps a choice in the person's note; `cookie` is the note as it was. */
export function keepLocalChoice(
  choice: Exclude<LocalChoice, 'malformed'>,
  person: Person,
  cookie: string | undefined,
): Record<string, string> {
  const owner = ownerOf(person);
  const features: Note['features'] = { ...readNote(cookie, owner)?.features };
  if (choice === 'off') {
    for (const [name, { override, ...facts }] of Object.entries(features))
      if (override?.localPort !== undefined) features[name] = facts;
  } else {
    const { quarantines = [], lastGood } = features[choice.feature] ?? {};
    features[choice.feature] = {
      quarantines,
      ...(lastGood === undefined ? {} : { lastGood }),
      override: { view: 'remote', localPort: choice.port },
    };
  }
  const value = writeNote({ person: owner, features });
  return value === undefined ? {} : { 'set-cookie': noteCookie(value) };
}
