/** The part of the host that this remote uses. */
interface OwnRootHost {
  readonly signal: AbortSignal;
  readonly session: { readonly drafts: DraftStore };
  readonly navigation: { path(): string };
  ready(): void;
}

interface DraftStore {
  getState(): {
    readonly drafts: Readonly<Record<string, { readonly text: string } | undefined>>;
    draftChanged(id: string, draft: { text: string; caret: number }): void;
  };
}

/** A chat without any framework: one field that keeps the draft of the open conversation. Fails as the test wants it. */
export function mount(element: HTMLElement, host: OwnRootHost): () => void {
  const planted = sessionStorage.getItem('planted');
  if (planted === 'throws-in-mount') throw new Error('planted: throws in mount');
  const id = host.navigation.path().slice(1);
  const field = document.createElement('textarea');
  field.setAttribute('aria-label', 'Message');
  field.value = host.session.drafts.getState().drafts[id]?.text ?? '';
  field.addEventListener('input', () =>
    host.session.drafts.getState().draftChanged(id, { text: field.value, caret: field.selectionStart }),
  );
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'F2') throw new Error('planted: throws in a handler');
  });
  element.append(field);
  if (planted !== 'never-ready') host.ready();
  return () => {
    if (planted === 'throws-in-undo') throw new Error('planted: throws in its undo');
    field.remove();
  };
}
