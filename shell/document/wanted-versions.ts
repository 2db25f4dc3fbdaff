import { type FlagsAnswer, ownerOf, type Person } from '@ficus/contracts';
import { wantedVersion } from '@ficus/migration-wrapper';
import { type Feature, features } from '../src/features.ts';
import { readNote } from './note.ts';
import { allowedOverride } from './override.ts';

/**
 * By remote, the versions beside the current one that a page may show: the one that the person's flag (or an operator's
 * override) names, and the last good one of their browser.
 */
export function wantedVersions(request: {
  person: Person | undefined;
  flags: FlagsAnswer | undefined;
  note: string | undefined;
  /** Default: the table of this project. */
  features?: readonly Feature[];
}): Record<string, string[]> {
  const { person, flags, features: table = features } = request;
  if (!person) return {};
  const note = readNote(request.note, ownerOf(person));
  const wanted: Record<string, string[]> = {};
  for (const { name, flag, remote } of table) {
    if (remote === undefined) continue;
    const noted = note?.features[name];
    const versions = [
      wantedVersion(flag, flags?.toggles),
      wantedVersion(flag, flags?.toggles, allowedOverride(person, noted)),
      safeVersion(noted?.lastGood),
    ];
    wanted[remote] = [...new Set(versions.filter((version) => version !== undefined))];
  }
  return wanted;
}

/** A version from a cookie becomes part of an address, so it passes the same narrow door as one of a flag. */
function safeVersion(version: string | undefined): string | undefined {
  return version === undefined ? undefined : wantedVersion('', undefined, { view: 'remote', version });
}
