/** The part of the host's drafts that this remote uses. */
export interface DraftStore {
  subscribe(listener: () => void): () => void;
  getState(): {
    readonly drafts: Readonly<Record<string, { readonly text: string } | undefined>>;
    draftChanged(id: string, draft: { text: string; caret: number }): void;
  };
}

/** What the person has written in a conversation and not sent. */
export function draftOf(drafts: DraftStore, id: string): string {
  return drafts.getState().drafts[id]?.text ?? '';
}
