import { t } from '@ficus/i18n';
import { isServiceError } from '@ficus/service-client';
import { Button, TextField } from '@ficus/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { HostParts } from '../host/create-host.ts';
import { FailureText } from './FailureText.tsx';
import styles from './profile.module.css';

const SHORTEST = 10;

/** Another password; the present one is asked for, and the sessions elsewhere end. */
export function PasswordForm({ client, announce }: Pick<HostParts, 'client' | 'announce'>) {
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isChecked, setChecked] = useState(false);
  const currentInput = useRef<HTMLInputElement>(null);
  const change = useMutation({
    mutationFn: () => client.auth.changePassword({ currentPassword: current, newPassword: next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      setChecked(false);
      void queries.invalidateQueries({ queryKey: ['own-sessions'] });
      announce(t`Your password is changed.`);
    },
    onError: (error) => isWrong(error) && currentInput.current?.focus(),
  });
  const isTooShort = next.length < SHORTEST;
  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (current !== '' && !isTooShort && !change.isPending) change.mutate();
  }
  const currentError = isWrong(change.error) ? t`This is not your present password` : undefined;
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      noValidate
      data-unsaved={current + next !== '' || undefined}
    >
      <TextField
        label={t`Present password`}
        type="password"
        autoComplete="current-password"
        ref={currentInput}
        value={current}
        onChange={(event) => {
          setCurrent(event.target.value);
          change.reset();
        }}
        error={isChecked && current === '' ? t`Enter your present password` : currentError}
      />
      <TextField
        label={t`New password`}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        description={t`At least ${SHORTEST} characters.`}
        error={isChecked && isTooShort ? t`Use at least ${SHORTEST} characters` : undefined}
      />
      <FailureText error={currentError ? undefined : change.error} />
      {change.isSuccess && (
        <p className={styles.done}>{t`Your password is changed; you are signed out elsewhere.`}</p>
      )}
      <div>
        <Button type="submit" busy={change.isPending}>
          {t`Change password`}
        </Button>
      </div>
    </form>
  );
}

function isWrong(error: unknown): boolean {
  return isServiceError(error) && error.problem?.code === 'wrong-password';
}
