import { t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import styles from './go-back-dialog.module.css';

interface GoBackDialogProps {
  /** Title of the feature. */
  readonly title: string;
  /** Hears the person's reason; empty if they gave none. */
  readonly onGoBack: (note: string) => void;
  readonly onClose: () => void;
}

/** Asks, before the old view comes back, what was in the way. Nobody has to answer. */
export function GoBackDialog({ title, onGoBack, onClose }: GoBackDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = new FormData(event.currentTarget).get('note');
    onGoBack(typeof note === 'string' ? note.trim() : '');
    onClose();
  }

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <h2 id={heading} className={styles.heading}>
          {t`Back to the old ${title}?`}
        </h2>
        <p className={styles.text}>{t`Your work comes along. You can try the new one again at any time.`}</p>
        <label className={styles.label}>
          {t`What was in the way? (optional)`}
          <textarea name="note" className={styles.note} rows={3} maxLength={500} />
        </label>
        <div className={styles.actions}>
          <Button onClick={onClose}>{t`Stay here`}</Button>
          <Button type="submit" variant="primary">
            {t`Go back`}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
