import { t } from '@ficus/i18n';
import { Button, Notice, TextField } from '@ficus/ui';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Mark } from '../mark/Mark.tsx';
import styles from './sign-in.module.css';

const SHORTEST = 10;

export interface SetPasswordPageProps {
  /** Sets it and goes on; rejects with an error that `describe` puts into a sentence. */
  readonly onSet: (password: string) => Promise<void>;
  readonly describe: (error: unknown) => string;
}

/** The first password of somebody who came by a link. */
export function SetPasswordPage({ onSet, describe }: SetPasswordPageProps) {
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const isTooShort = password.length < SHORTEST;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setChecked(true);
    if (isTooShort) return input.current?.focus();
    setBusy(true);
    setFailure(undefined);
    try {
      // Stays busy afterwards: the page is about to make way.
      await onSet(password);
    } catch (error) {
      setFailure(describe(error));
      setBusy(false);
    }
  }

  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <header className={styles.header}>
          <Mark size={44} />
          <h1 className={styles.title} id={id}>
            {t`Set your password`}
          </h1>
        </header>
        <form className={styles.form} aria-labelledby={id} noValidate onSubmit={submit}>
          {/* Stands before it is needed, so that screen readers hear what arrives in it. */}
          <div className={styles.failure} aria-live="polite">
            {failure !== undefined && (
              <Notice tone="error" live="off">
                {failure}
              </Notice>
            )}
          </div>
          <TextField
            label={t`New password`}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            ref={input}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            description={t`At least ${SHORTEST} characters.`}
            error={isChecked && isTooShort ? t`Use at least ${SHORTEST} characters` : undefined}
          />
          <Button type="submit" variant="primary" busy={isBusy} className={styles.submit}>
            {t`Set password and sign in`}
          </Button>
        </form>
      </div>
    </main>
  );
}
