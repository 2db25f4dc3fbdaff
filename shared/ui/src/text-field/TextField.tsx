import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldProps } from '../field/Field.tsx';
import styles from './text-field.module.css';

export interface TextFieldProps extends ComponentProps<'input'>, Omit<FieldProps, 'children'> {
  /** An icon at the start of the input. */
  readonly leading?: ReactNode;
  /** A small control at the end of the input. */
  readonly trailing?: ReactNode;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
}

/** A labelled one-line input; description and error are tied to it for screen readers. */
export function TextField({
  label,
  hideLabel,
  isOptional,
  description,
  error,
  leading,
  trailing,
  className,
  id,
  ...rest
}: TextFieldProps) {
  return (
    <Field {...{ label, hideLabel, isOptional, description, error, id, className }}>
      {(control) => (
        <div className={styles.control}>
          {leading}
          <input {...rest} {...control} className={styles.input} />
          {trailing}
        </div>
      )}
    </Field>
  );
}
