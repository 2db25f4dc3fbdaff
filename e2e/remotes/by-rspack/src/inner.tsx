import { useEffect, useSyncExternalStore } from 'react';
import { type DraftStore, draftOf } from './drafts.ts';

/** The part of the host that the field uses. */
export interface FieldHost {
  readonly session: { readonly drafts: DraftStore };
  readonly navigation: { path(): string };
  ready(): void;
}

/** One field that keeps the draft of the open conversation; ready with it. */
export default function Field({ host }: { host: FieldHost }) {
  const { drafts } = host.session;
  const id = host.navigation.path().slice(1);
  const text = useSyncExternalStore(drafts.subscribe, () => draftOf(drafts, id));
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
