import { useEffect, useSyncExternalStore } from 'react';

/** The part of the host that the field uses. */
export interface FieldHost {
  readonly session: { readonly drafts: DraftStore };
  readonly navigation: { path(): string };
  ready(): void;
}

interface DraftStore {
  subscribe(listener: () => void): () => void;
  getState(): {
    readonly drafts: Readonly<Record<string, { readonly text: string } | undefined>>;
    draftChanged(id: string, draft: { text: string; caret: number }): void;
  };
}

/** One field that keeps the draft of the open conversation; ready with it. */
export default function Field({ host }: { host: FieldHost }) {
  const { drafts } = host.session;
  const id = host.navigation.path().slice(1);
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.getState().drafts[id]?.text ?? '');
  useEffect(() => host.ready(), [host]);
  return (
    <textarea
      aria-label="Message"
      value={text}
      onChange={({ target }) =>
        drafts.getState().draftChanged(id, { text: target.value, caret: target.selectionStart })
      }
    />
  );
}
