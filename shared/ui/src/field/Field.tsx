import { t } from '@ficus/i18n';
import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names/class-names.ts';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: ReactNode;
  /** Keeps the label for screen readers alone. Default: false. */
  readonly hideLabel?: boolean | undefined;
  /** Says beside the label that it may stay empty. Default: false. */
  readonly isOptional?: boolean | undefined;
  /** A standing hint below the control. */
  readonly description?: ReactNode;
  /** What is wrong and how to mend it; marks the control invalid. */
  readonly error?: ReactNode;
  /** Id of the control. Default: one of its own. */
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  /** Draws the control; every given property must reach it. */
  readonly children: (control: FieldControl) => ReactNode;
}

/** What ties a control to its label, description and error. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** Tells whether a note has something to say. */
function isGiven(note: ReactNode): boolean {
  return note !== undefined && note !== null && note !== false && note !== '';
}

/** A label, any control, and what is said about it: tied together for eyes and for screen readers. */
export function Field({
  label,
  hideLabel = false,
  isOptional = false,
  description,
  error,
  id,
  className,
  children,
}: FieldProps) {
  const generated = useId();
  const controlId = id ?? generated;
  const notes = [
    { id: `${controlId}-description`, text: description, look: styles.description },
    { id: `${controlId}-error`, text: error, look: styles.error },
  ].filter((note) => isGiven(note.text));

  return (
    <div className={classNames(styles.field, className)}>
      <label className={classNames(styles.label, hideLabel && styles.hidden)} htmlFor={controlId}>
        {label}
        {isOptional && <span className={styles.optional}> {t`(optional)`}</span>}
      </label>
      {children({
        id: controlId,
        'aria-invalid': isGiven(error) || undefined,
        'aria-describedby': notes.map((note) => note.id).join(' ') || undefined,
      })}
      {notes.map((note) => (
        <p key={note.id} id={note.id} className={note.look}>
          {note.text}
        </p>
      ))}
    </div>
  );
}
