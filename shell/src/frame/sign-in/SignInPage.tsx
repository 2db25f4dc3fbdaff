import { t } from '@ficus/i18n';
import { Button, Notice, TextField } from '@ficus/ui';
import { useId } from 'react';
import type { Language } from '../../languages/languages.ts';
import { LanguageChoice } from '../language-choice/LanguageChoice.tsx';
import { Mark } from '../mark/Mark.tsx';
import { DemoPeople, type DemoPerson } from './DemoPeople.tsx';
import { PasswordField } from './PasswordField.tsx';
import styles from './sign-in.module.css';
import { type SignInHandlers, useSignIn } from './use-sign-in.ts';

export interface SignInPageProps extends SignInHandlers {
  /** Offered as quick fills; only a demo installation has any. */
  readonly demoPeople?: readonly DemoPerson[] | undefined;
  /** Asked for the page in another language; it hears what was typed as e-mail. */
  readonly onLanguage: (language: Language, email: string) => void;
}

/**
 * The way in. `onSignIn` rejects with an error that `describe` puts into a sentence; after the code
 * `invalid-credentials` the password is selected to be typed again. What was typed always stays.
 */
export function SignInPage({ demoPeople = [], onLanguage, ...handlers }: SignInPageProps) {
  const { email, password, isBusy, failure, submit, fill } = useSignIn(handlers);
  const id = useId();
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <header className={styles.header}>
          <Mark size={44} />
          <h1 className={styles.title} id={id}>
            {t`Sign in to Ficus`}
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
            label={t`Email`}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            ref={email.input}
            value={email.value}
            onChange={(event) => email.change(event.target.value)}
            error={email.isMissing ? t`Enter your e-mail address.` : undefined}
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
        </form>
        <div className={styles.language}>
          <LanguageChoice hideLabel onChoose={(language) => onLanguage(language, email.value)} />
        </div>
        {demoPeople.length > 0 && <DemoPeople people={demoPeople} onChoose={fill} />}
      </div>
    </main>
  );
}
