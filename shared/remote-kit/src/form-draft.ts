import { FORM_DRAFTS, type HostSession } from '@ficus/session-migration';

/** What somebody has typed into a form and not sent. It outlives the view, and the other view of the feature reads it too. */
export interface FormDraft {
  /** What was kept last, as JSON gave it: check it. Undefined where nothing is. */
  read(): unknown;
  /** Keeps a value that JSON can write, at once; undefined forgets it. */
  keep(value: unknown): void;
}

/**
 * The draft of a form: `formDraft(host, 'invite')`. Both views of a feature name a form alike and keep the same fields, so that
 * a change of view, in either direction and at any moment, loses nothing of it.
 */
export function formDraft(
  { feature, session }: { readonly feature: string; readonly session: Pick<HostSession, 'drafts'> },
  form: string,
): FormDraft {
  const id = `${FORM_DRAFTS}${feature}:${form}`;
  return {
    read() {
      try {
        return JSON.parse(session.drafts.getState().drafts[id]?.text ?? 'null') ?? undefined;
      } catch {
        return undefined; // not written by this
      }
    },
    keep(value) {
      const { draftChanged, draftEnded } = session.drafts.getState();
      if (value === undefined) draftEnded(id);
      else draftChanged(id, { text: JSON.stringify(value) });
    },
  };
}
