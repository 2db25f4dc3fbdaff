import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '../class-names/class-names.ts';
import styles from './text-field.module.css';

export interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: ReactNode;
  /** Keeps the label for screen readers alone. Default: false. */
  readonly hideLabel?: boolean | undefined;
  /** A standing hint below the input. */
  readonly description?: ReactNode;
  /** What is wrong and how to mend it; marks the input invalid. */
  readonly error?: ReactNode;
  /** An icon at the start of the input. */
  readonly leading?: ReactNode;
  /** A small control at the end of the input. */
  readonly trailing?: ReactNode;
}

/** A labelled one-line input; description and error are tied to it for screen readers. */
export function TextField({
  label,
  hideLabel = false,
  description,
  error,
  leading,
  trailing,
  className,
  id,
  ...rest
}: TextFieldProps) {
  const generated = useId();
  const inputId = id ?? generated;
  const notes = [
    { id: `${inputId}-description`, text: description, look: styles.description },
    { id: `${inputId}-error`, text: error, look: styles.error },
  ].filter((note) => note.text !== undefined && note.text !== null && note.text !== '');
  const isInvalid = notes.some((note) => note.look === styles.error);

  return (
    <div className={classNames(styles.field, className)}>
      <label className={classNames(styles.label, hideLabel && styles.hidden)} htmlFor={inputId}>
        {label}
      </label>
      <div className={styles.control}>
        {leading}
        <input
          {...rest}
          id={inputId}
          className={styles.input}
          aria-invalid={isInvalid || undefined}
          aria-describedby={notes.map((note) => note.id).join(' ') || undefined}
        />
        {trailing}
      </div>
      {notes.map((note) => (
        <p key={note.id} id={note.id} className={note.look}>
          {note.text}
        </p>
      ))}
    </div>
  );
}
