import { Notice } from '@ficus/ui';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Mark } from '../mark/Mark.tsx';
import styles from './sign-in.module.css';

export interface SignInPanelProps {
  readonly title: string;
  readonly onSubmit: (event: FormEvent) => void;
  /** What the last try came to: an error, or what there is to know of it. */
  readonly outcome?: { readonly tone: 'error' | 'info'; readonly words: string } | undefined;
  /** The fields and the button. */
  readonly children: ReactNode;
  /** What stands under the form. */
  readonly below?: ReactNode;
}

/** The page of somebody who is not signed in: a form in the middle. */
export function SignInPanel({ title, onSubmit, outcome, children, below }: SignInPanelProps) {
  const id = useId();
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <header className={styles.header}>
          <Mark size={44} />
          <h1 className={styles.title} id={id}>
            {title}
          </h1>
        </header>
        <form className={styles.form} aria-labelledby={id} noValidate onSubmit={onSubmit}>
          {/* Stands before it is needed, so that screen readers hear what arrives in it. */}
          <div className={styles.outcome} aria-live="polite">
            {outcome && (
              <Notice tone={outcome.tone} live="off">
                {outcome.words}
              </Notice>
            )}
          </div>
          {children}
        </form>
        {below}
      </div>
    </main>
  );
}
