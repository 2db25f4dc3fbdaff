import { type FormEvent, useRef, useState } from 'react';
import { SHORTEST_PASSWORD } from './NewPasswordField.tsx';

/** A form in which somebody makes up a password. */
export interface NewPasswordForm {
  /** Without it none is asked for. */
  readonly needsPassword: boolean;
  /** Stays under way when it resolves: the page is about to make way. */
  readonly onSubmit: (password: string) => Promise<void>;
}

/** State of such a form: what is typed, whether it is under way, and why the last try failed. */
export function useNewPassword({ needsPassword, onSubmit }: NewPasswordForm) {
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const inputRef = useRef<HTMLInputElement>(null);
  const isTooShort = needsPassword && password.length < SHORTEST_PASSWORD;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setChecked(true);
    if (isTooShort) return inputRef.current?.focus();
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit(password);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  }

  const field = { value: password, onChange: setPassword, isTooShort: isChecked && isTooShort, inputRef };
  return { submit, field, isBusy, error };
}
