import { t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { errorCode } from './error-code.ts';
import { NewPasswordField } from './NewPasswordField.tsx';
import { SignInPanel } from './SignInPanel.tsx';
import styles from './sign-in.module.css';
import { useNewPassword } from './use-new-password.ts';

export interface SetPasswordPageProps {
  /** Sets it and goes on; rejects with an error that `describe` puts into a sentence. */
  readonly onSet: (password: string) => Promise<void>;
  readonly describe: (error: unknown) => string;
}

/** The new password of somebody who came by a link. */
export function SetPasswordPage({ onSet, describe }: SetPasswordPageProps) {
  const { submit, field, isBusy, error } = useNewPassword({ needsPassword: true, onSubmit: onSet });
  const isLinkDead = errorCode(error) === 'no-such-link';
  return (
    <SignInPanel
      title={t`Set your password`}
      onSubmit={submit}
      outcome={error === undefined ? undefined : { tone: 'error', words: describe(error) }}
    >
      <NewPasswordField {...field} />
      <Button type="submit" variant="primary" busy={isBusy} className={styles.submit}>
        {t`Set password and sign in`}
      </Button>
      <a className={styles.link} href={isLinkDead ? '#lost-password' : '#sign-in'}>
        {isLinkDead ? t`Have a new link sent` : t`Back to sign-in`}
      </a>
    </SignInPanel>
  );
}
