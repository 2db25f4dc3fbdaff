import { getDrafts } from '../lenses/drafts.ts';
import { isSameJson, type JsonRecord, recordOf } from '../lenses/json-record.ts';
import { type Conflict, mergeRecords } from '../lenses/merge-records.ts';
import { getPlace } from '../lenses/place.ts';
import { getSettings } from '../lenses/settings.ts';
import { withoutTokens } from '../lenses/tokens.ts';
import { type DraftsState, FORM_DRAFTS } from '../session.ts';
import type { Base } from './base.ts';
import type { EngineParts } from './engine-parts.ts';

/** What settings, drafts and place of the legacy session become in the new world. */
export interface PartsMerge {
  /** Changes to make, by name; undefined removes. */
  readonly settings: readonly (readonly [string, unknown])[];
  readonly drafts: readonly (readonly [string, string | undefined])[];
  readonly place: string | undefined;
  readonly conflicts: { readonly settings: readonly Conflict[]; readonly drafts: readonly Conflict[] };
  /** The base once the changes are made: what the legacy session holds now. */
  readonly base: Pick<Base, 'settings' | 'drafts' | 'place'>;
}

/** Merges the three small parts, by who changed what since the base. Changes nothing but to follow other tabs. */
export function mergeParts(parts: EngineParts, session: JsonRecord, base: Base): PartsMerge {
  const legacy = {
    settings: getSettings(withoutTokens(session)),
    drafts: getDrafts(session),
    place: getPlace(session),
  };
  // The base may know of another tab's change before its storage event comes: absent here, it would seem removed.
  parts.preferences.refresh();
  parts.drafts.refresh();
  const { values } = parts.preferences.store.getState();
  const texts = draftTexts(parts.drafts.store.getState());
  const settings = mergeRecords<unknown>({ base: base.settings, legacy: legacy.settings, current: values });
  const drafts = mergeRecords<string>({ base: base.drafts, legacy: legacy.drafts, current: texts });
  const { activeConversation } = parts.place.store.getState();
  return {
    settings: differences(values, settings.merged),
    drafts: differences(texts, drafts.merged),
    place: legacy.place === base.place ? activeConversation : legacy.place,
    conflicts: { settings: settings.conflicts, drafts: drafts.conflicts },
    base: legacy,
  };
}

/** Makes the changes. The losers of a merge are kept before anything is replaced. */
export async function takeParts(parts: EngineParts, merge: PartsMerge): Promise<void> {
  const keptAt = parts.now();
  for (const part of ['settings', 'drafts'] as const) {
    const conflicts = merge.conflicts[part];
    if (conflicts.length === 0) continue;
    await parts.database.keepConflicts(conflicts.map((conflict) => ({ ...conflict, part, keptAt })));
    parts.emit({ type: 'conflict', part, names: conflicts.map(({ name }) => name) });
  }
  parts.preferences.take(merge.settings);
  parts.drafts.take(merge.drafts);
  parts.place.take(merge.place);
}

/** The texts of drafts by conversation id; those of forms are none of the legacy session's. */
export function draftTexts({ drafts }: Pick<DraftsState, 'drafts'>): Readonly<Record<string, string>> {
  const ofConversations = Object.entries(drafts).filter(([id]) => !id.startsWith(FORM_DRAFTS));
  return recordOf(ofConversations.map(([id, { text }]) => [id, text] as const));
}

function differences<V>(from: Readonly<Record<string, V>>, to: Readonly<Record<string, V>>) {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names]
    .map((name) => [name, Object.hasOwn(to, name) ? to[name] : undefined] as const)
    .filter(([name, value]) => !isSameJson(value, Object.hasOwn(from, name) ? from[name] : undefined));
}
