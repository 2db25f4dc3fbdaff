import { t } from '@ficus/i18n';
import { TextField } from '@ficus/ui';
import type { Ref } from 'react';

/** Shortest password that the service takes, in UTF-16 code units. */
export const SHORTEST_PASSWORD = 10;

export interface NewPasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isTooShort: boolean;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A password that somebody makes up. */
export function NewPasswordField({ value, onChange, isTooShort, inputRef }: NewPasswordFieldProps) {
  return (
    <TextField
      label={t`New password`}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      ref={inputRef}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      description={t`At least ${SHORTEST_PASSWORD} characters.`}
      error={isTooShort ? t`Use at least ${SHORTEST_PASSWORD} characters` : undefined}
    />
  );
}
