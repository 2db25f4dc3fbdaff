import { t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { SignInPanel } from './SignInPanel.tsx';
import styles from './sign-in.module.css';

export interface LinkFailedPageProps {
  readonly words: string;
  readonly onRetry: () => void;
}

/** What there is when nobody could be asked about a link. */
export function LinkFailedPage({ words, onRetry }: LinkFailedPageProps) {
  return (
    <SignInPanel
      title={t`This link could not be opened`}
      outcome={{ tone: 'error', words }}
      onSubmit={(event) => {
        event.preventDefault();
        onRetry();
      }}
    >
      <Button type="submit" variant="primary" className={styles.submit}>
        {t`Try again`}
      </Button>
      <a className={styles.link} href="#sign-in">
        {t`Back to sign-in`}
      </a>
    </SignInPanel>
  );
}
