import { t } from '@ficus/i18n';
import { TextField } from '@ficus/ui';
import type { Ref } from 'react';

export interface EmailFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isMissing: boolean;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly description?: string | undefined;
}

/** The e-mail address by which somebody has an account. */
export function EmailField({ value, onChange, isMissing, inputRef, description }: EmailFieldProps) {
  return (
    <TextField
      label={t`Email`}
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      ref={inputRef}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      description={description}
      error={isMissing ? t`Enter your e-mail address.` : undefined}
    />
  );
}
