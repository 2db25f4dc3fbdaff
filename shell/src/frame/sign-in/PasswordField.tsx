import { t } from '@ficus/i18n';
import { EyeIcon, EyeOffIcon, IconButton, TextField } from '@ficus/ui';
import { type Ref, useState } from 'react';

export interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** The password of an existing account, hidden until asked for. */
export function PasswordField({ value, onChange, error, inputRef }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      label={t`Password`}
      name="password"
      type={isShown ? 'text' : 'password'}
      autoComplete="current-password"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      ref={inputRef}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      trailing={
        <IconButton
          size="sm"
          label={isShown ? t`Hide password` : t`Show password`}
          icon={isShown ? <EyeOffIcon /> : <EyeIcon />}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  );
}
