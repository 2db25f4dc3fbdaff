import { language, t } from '@ficus/i18n';
import { Button } from '@ficus/ui';
import { LANGUAGES, type Language } from '../../languages/languages.ts';
import styles from './language-choice.module.css';

export interface LanguageChoiceProps {
  /** For screen readers only: where the languages stand by themselves. Default: false. */
  readonly hideLabel?: boolean | undefined;
  readonly onChoose: (language: Language) => void;
}

/** Each language by its own name, so that whoever does not read this one finds theirs. */
export function LanguageChoice({ hideLabel = false, onChoose }: LanguageChoiceProps) {
  const now = language();
  return (
    <fieldset className={styles.choices}>
      <legend className={hideLabel ? 'ficus-visually-hidden' : styles.legend}>{t`Language`}</legend>
      {(Object.keys(LANGUAGES) as Language[]).map((tag) => (
        <Button
          key={tag}
          size="sm"
          variant={tag === now ? 'secondary' : 'ghost'}
          lang={tag}
          aria-pressed={tag === now}
          onClick={() => tag !== now && onChoose(tag)}
        >
          {LANGUAGES[tag]}
        </Button>
      ))}
    </fieldset>
  );
}
