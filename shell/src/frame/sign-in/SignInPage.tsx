import { t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { useEffect } from 'react';
import type { Language } from '../../languages/languages.ts';
import { LanguageChoice } from '../language-choice/LanguageChoice.tsx';
import { DemoPeople, type DemoPerson } from './DemoPeople.tsx';
import { EmailField } from './EmailField.tsx';
import { PasswordField } from './PasswordField.tsx';
import { SignInPanel } from './SignInPanel.tsx';
import styles from './sign-in.module.css';
import { type SignInHandlers, useSignIn } from './use-sign-in.ts';

export interface SignInPageProps extends SignInHandlers {
  /** Offered as quick fills; only a demo installation has any. */
  readonly demoPeople?: readonly DemoPerson[] | undefined;
  /** Asked for the page in another language; it hears what was typed as e-mail. */
  readonly onLanguage: (language: Language, email: string) => void;
  /** Hears what is typed as e-mail, for the form of a lost password. */
  readonly onEmail: (email: string) => void;
  /** The person came here from another form: the first field takes the focus. */
  readonly takesFocus?: boolean | undefined;
}

/**
 * The way in. `onSignIn` rejects with an error that `describe` puts into a sentence; after the code
 * `invalid-credentials` the password is selected to be typed again. What was typed always stays.
 */
export function SignInPage(props: SignInPageProps) {
  const { demoPeople = [], onLanguage, onEmail, takesFocus, ...handlers } = props;
  const { email, password, isBusy, failure, submit, fill } = useSignIn(handlers);
  useEffect(() => {
    if (takesFocus) email.input.current?.focus();
  }, [takesFocus, email.input]);
  return (
    <SignInPanel
      title={t`Sign in to Ficus`}
      onSubmit={submit}
      outcome={failure === undefined ? undefined : { tone: 'error', words: failure }}
      below={
        <>
          <div className={styles.language}>
            <LanguageChoice hideLabel onChoose={(language) => onLanguage(language, email.value)} />
          </div>
          {demoPeople.length > 0 && <DemoPeople people={demoPeople} onChoose={fill} />}
        </>
      }
    >
      <EmailField
        value={email.value}
        onChange={(typed) => {
          email.change(typed);
          onEmail(typed);
        }}
        inputRef={email.input}
        isMissing={email.isMissing}
      />
      <PasswordField
        inputRef={password.input}
        value={password.value}
        onChange={password.change}
        error={password.isMissing ? t`Enter your password.` : undefined}
      />
      <Button type="submit" variant="primary" busy={isBusy} className={styles.submit}>
        {t`Sign in`}
      </Button>
      <a className={styles.link} href="#lost-password">
        {t`Forgotten your password?`}
      </a>
    </SignInPanel>
  );
}
