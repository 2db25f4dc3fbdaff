import { t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { NewPasswordField } from './NewPasswordField.tsx';
import { SignInPanel } from './SignInPanel.tsx';
import styles from './sign-in.module.css';
import { useNewPassword } from './use-new-password.ts';

/** What somebody is invited to. */
export interface Invited {
  readonly tenantName: string;
  readonly email: string;
  /** They have no account yet, and make up a password. */
  readonly isNew: boolean;
}

export interface InvitationPageProps {
  readonly invited: Invited;
  /** Joins, and goes on; `password` is empty for somebody who has an account. Rejects with an error for `describe`. */
  readonly onAccept: (password: string) => Promise<void>;
  readonly describe: (error: unknown) => string;
}

/** Where somebody who came by an invitation's link joins the tenant. */
export function InvitationPage({ invited, onAccept, describe }: InvitationPageProps) {
  const { tenantName, email, isNew } = invited;
  const { submit, field, isBusy, error } = useNewPassword({ needsPassword: isNew, onSubmit: onAccept });
  return (
    <SignInPanel
      title={t`Join ${tenantName}`}
      onSubmit={submit}
      outcome={error === undefined ? undefined : { tone: 'error', words: describe(error) }}
    >
      <p className={styles.words}>
        {isNew
          ? t`You join as ${email}. Make up a password, by which you sign in from now on.`
          : t`You join as ${email}, with the account that you have.`}
      </p>
      {isNew && <NewPasswordField {...field} />}
      <Button type="submit" variant="primary" busy={isBusy} className={styles.submit}>
        {isNew ? t`Join and sign in` : t`Join`}
      </Button>
      <a className={styles.link} href="#sign-in">
        {t`Back to sign-in`}
      </a>
    </SignInPanel>
  );
}
