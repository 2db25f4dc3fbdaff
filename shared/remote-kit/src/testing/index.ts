import type { Draft, DraftsState } from '@ficus/session-migration';
import type { Host } from '../host.ts';

/** The drafts of a host in memory, for the tests of remotes: read and written, and nobody is told. */
export function fakeDrafts(): Host['session']['drafts'] {
  const drafts: Record<string, Draft> = {};
  const state: DraftsState = {
    drafts,
    draftChanged: (id, draft) => {
      drafts[id] = { ...draft, updatedAt: 0 };
    },
    draftEnded: (id) => {
      delete drafts[id];
    },
  };
  return {
    getState: () => state,
    getInitialState: () => state,
    setState: () => undefined,
    subscribe: () => () => undefined,
  };
}
