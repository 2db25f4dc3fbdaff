import { t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { EmailField } from './EmailField.tsx';
import { SignInPanel, type SignInPanelProps } from './SignInPanel.tsx';
import styles from './sign-in.module.css';

export interface LostPasswordPageProps {
  /** What was typed on the page before. */
  readonly initialEmail: string;
  /** Asks for the link; rejects with an error that `describe` puts into a sentence. */
  readonly onAsk: (email: string) => Promise<void>;
  readonly describe: (error: unknown) => string;
}

/** Where somebody who cannot sign in has a link sent. Does not say whether there is an account: it does not know. */
export function LostPasswordPage({ initialEmail, onAsk, describe }: LostPasswordPageProps) {
  const [email, setEmail] = useState(initialEmail);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [outcome, setOutcome] = useState<SignInPanelProps['outcome']>();
  const input = useRef<HTMLInputElement>(null);
  const address = email.trim();

  useEffect(() => input.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setChecked(true);
    if (address === '') return input.current?.focus();
    setBusy(true);
    setOutcome(undefined);
    try {
      await onAsk(address);
      setSent(true);
      const words = t`If there is an account for ${address}, a link is on its way. It is good for an hour.`;
      setOutcome({ tone: 'info', words });
    } catch (error) {
      setOutcome({ tone: 'error', words: describe(error) });
    }
    setBusy(false);
  }

  return (
    <SignInPanel title={t`Reset your password`} onSubmit={submit} outcome={outcome}>
      <EmailField
        value={email}
        onChange={setEmail}
        inputRef={input}
        isMissing={isChecked && address === ''}
        description={t`You get a link by e-mail that lets you set a new password.`}
      />
      <Button type="submit" variant="primary" busy={isBusy} className={styles.submit}>
        {isSent ? t`Send another link` : t`Send a link`}
      </Button>
      <a className={styles.link} href="#sign-in">
        {t`Back to sign-in`}
      </a>
    </SignInPanel>
  );
}
