import { t } from '@ficus/i18n';
import type { SessionEngine } from '@ficus/session-migration';
import { useStore } from 'zustand';
import { themeOf } from '../theme/theme.ts';
import { LanguagePreference } from './LanguagePreference.tsx';
import styles from './profile.module.css';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const themes = (): readonly Choice[] => [
  { value: 'system', label: t`As the device` },
  { value: 'light', label: t`Light` },
  { value: 'dark', label: t`Dark` },
];
const sendKeys = (): readonly Choice[] => [
  { value: 'enter', label: t`Enter` },
  { value: 'ctrl-enter', label: t`Ctrl + Enter, or ⌘ + Enter` },
];

/** What the person's settings hold of what the views read; they go with the session, old view and new. */
export function Preferences({ preferences }: Pick<SessionEngine['stores'], 'preferences'>) {
  const theme = useStore(preferences, themeOf);
  const sendOnEnter = useStore(preferences, (state) => state.values.sendOnEnter !== false);
  const { preferenceChanged } = preferences.getState();
  return (
    <div className={styles.form}>
      <LanguagePreference />
      <Choices
        label={t`Colours`}
        name="theme"
        value={theme}
        choices={themes()}
        onChoose={(next) => preferenceChanged('theme', next)}
      />
      <Choices
        label={t`Send a message with`}
        name="send-key"
        value={sendOnEnter ? 'enter' : 'ctrl-enter'}
        choices={sendKeys()}
        onChoose={(next) => preferenceChanged('sendOnEnter', next === 'enter')}
      />
    </div>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}

function Choices({ label, name, value, choices, onChoose }: ChoicesProps) {
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
