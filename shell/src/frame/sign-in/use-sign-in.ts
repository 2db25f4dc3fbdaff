import { type FormEvent, useEffect, useRef, useState } from 'react';
import { errorCode } from './error-code.ts';

type Status =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly message: string };

export interface SignInHandlers {
  /** The e-mail address to begin with. Default: none. */
  readonly initialEmail?: string | undefined;
  readonly onSignIn: (email: string, password: string) => Promise<void>;
  readonly describe: (error: unknown) => string;
}

const IDLE: Status = { kind: 'idle' };

/** State of the sign-in form: what is typed, which fields lack something, and how the last try went. */
export function useSignIn({ initialEmail = '', onSignIn, describe }: SignInHandlers) {
  const [email, setEmail] = useState(initialEmail);
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [status, setStatus] = useState<Status>(IDLE);
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // The back/forward cache may bring the page back as it was left: still busy.
    const revive = (event: PageTransitionEvent) => event.persisted && setStatus(IDLE);
    window.addEventListener('pageshow', revive);
    return () => window.removeEventListener('pageshow', revive);
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (status.kind === 'busy') return;
    setChecked(true);
    if (email.trim() === '') return emailInput.current?.focus();
    if (password === '') return passwordInput.current?.focus();
    setStatus({ kind: 'busy' });
    try {
      // Stays busy afterwards: the page is about to make way for the one asked for.
      await onSignIn(email.trim(), password);
    } catch (error) {
      setStatus({ kind: 'failed', message: describe(error) });
      if (errorCode(error) !== 'invalid-credentials') return;
      passwordInput.current?.focus();
      passwordInput.current?.select();
    }
  }

  function fill(person: { readonly email: string; readonly password: string }) {
    setEmail(person.email);
    setPassword(person.password);
    setStatus(IDLE);
  }

  return {
    email: { value: email, change: setEmail, input: emailInput, isMissing: isChecked && email.trim() === '' },
    password: {
      value: password,
      change: setPassword,
      input: passwordInput,
      isMissing: isChecked && password === '',
    },
    isBusy: status.kind === 'busy',
    failure: status.kind === 'failed' ? status.message : undefined,
    submit,
    fill,
  };
}
