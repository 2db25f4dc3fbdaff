import { z } from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isSameJson } from '../lenses/json-record.ts';
import type { Draft, DraftsState } from '../session.ts';
import { keptRecord } from './kept-record.ts';
import type { KeyValueStorage } from './safe-storage.ts';

const StoredDraft = z.object({
  text: z.string(),
  caret: z.optional(z.number()),
  updatedAt: z.number(),
});

/** A drafts store together with what the engine does to it. */
export interface DraftsPart {
  readonly store: StoreApi<DraftsState>;
  /** Takes over texts by conversation id; `undefined` ends a draft. Caret and time stay where the text does. */
  take(texts: Iterable<readonly [string, string | undefined]>): void;
  /** Reads storage again: another tab changed it. */
  refresh(): void;
  /** Forgets everything, in storage too. */
  clear(): void;
}

/** Drafts, stored under `ficus-drafts:<owner>` in the very call that changes them. `now` in milliseconds. */
export function createDrafts(storage: KeyValueStorage, owner: string, now: () => number): DraftsPart {
  const kept = keptRecord<Draft>(storage, `ficus-drafts:${owner}`, parseDraft);
  const store = createStore<DraftsState>((set) => ({
    drafts: kept.read(),
    draftChanged: (id, { text, caret }) => {
      const draft =
        text === '' ? undefined : { text, ...(caret === undefined ? {} : { caret }), updatedAt: now() };
      set({ drafts: kept.change([[id, draft]]) });
    },
    draftEnded: (id) => set({ drafts: kept.change([[id, undefined]]) }),
  }));
  return {
    store,
    take(texts) {
      const { drafts } = store.getState();
      const changes = [...texts]
        .filter(([id, text]) => (Object.hasOwn(drafts, id) ? drafts[id]?.text : undefined) !== text)
        .map(([id, text]) => [id, text === undefined ? undefined : { text, updatedAt: now() }] as const);
      if (changes.length > 0) store.setState({ drafts: kept.change(changes) });
    },
    refresh() {
      const drafts = kept.read();
      if (!isSameJson(drafts, store.getState().drafts)) store.setState({ drafts });
    },
    clear() {
      kept.clear();
      store.setState({ drafts: kept.read() });
    },
  };
}

function parseDraft(value: unknown): Draft | undefined {
  const { data } = StoredDraft.safeParse(value);
  if (!data) return undefined;
  const { text, caret, updatedAt } = data;
  return caret === undefined ? { text, updatedAt } : { text, caret, updatedAt };
}
