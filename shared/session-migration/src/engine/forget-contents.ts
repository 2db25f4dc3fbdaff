import { recordOf } from '../lenses/json-record.ts';
import type { Base } from './base.ts';
import { forgetCarried } from './carried-over.ts';
import type { EngineParts } from './engine-parts.ts';

/**
 * Forgets texts and settings that the database and the stores hold, for the next person at this machine. The base goes first: were
 * the stores emptied before it, an empty store would look like a person who threw their drafts away. Drafts that the
 * legacy session could not take stay, under the person's own key: they exist nowhere else.
 */
export async function forgetContents(parts: EngineParts, areDraftsSafe: boolean): Promise<void> {
  const journal = await parts.database.journal();
  const forget = (base: Base) => ({
    ...base,
    settings: recordOf<unknown>([]),
    drafts: areDraftsSafe ? recordOf<string>([]) : base.drafts,
    place: undefined,
    // What is left in the journal is known to the service and comes again from there.
    cursor: journal.length > 0 ? 0 : base.cursor,
  });
  await parts.database.changeBase(forget, journal.at(-1)?.seq);
  forgetCarried(parts);
  if (areDraftsSafe) parts.drafts.clear();
  parts.preferences.clear();
  parts.place.clear();
  parts.pending.clear();
}
