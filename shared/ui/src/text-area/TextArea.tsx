import type { ComponentProps } from 'react';
import { Field, type FieldProps } from '../field/Field.tsx';
import styles from './text-area.module.css';

export interface TextAreaProps extends ComponentProps<'textarea'>, Omit<FieldProps, 'children'> {
  readonly id?: string | undefined;
  readonly className?: string | undefined;
}

/** A labelled input of several lines; it grows with what is written where the browser can do that. */
export function TextArea({
  label,
  hideLabel,
  isOptional,
  description,
  error,
  className,
  id,
  rows = 3,
  ...rest
}: TextAreaProps) {
  return (
    <Field {...{ label, hideLabel, isOptional, description, error, id, className }}>
      {(control) => <textarea {...rest} {...control} rows={rows} className={styles.input} />}
    </Field>
  );
}
