import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names/class-names.ts';
import { CheckIcon } from '../icons/basic-icons.tsx';
import { MinusIcon } from '../icons/icons.tsx';
import styles from './checkbox.module.css';

export interface CheckboxProps {
  readonly label: ReactNode;
  /** Keeps the label for screen readers alone, such as in a row of a table. Default: false. */
  readonly hideLabel?: boolean | undefined;
  readonly description?: ReactNode;
  readonly isChecked: boolean;
  /** Some of what it stands for is chosen. Default: false. */
  readonly isIndeterminate?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** `withShift`: the Shift key was held, by which lists take all in between. */
  readonly onChange: (isChecked: boolean, withShift: boolean) => void;
}

/** One thing that is so or not, and takes effect when its form is sent. What takes effect at once is a `Switch`. */
export function Checkbox({
  label,
  hideLabel = false,
  description,
  isChecked,
  isIndeterminate = false,
  isDisabled = false,
  onChange,
}: CheckboxProps) {
  const id = useId();
  const descriptionId = description === undefined ? undefined : `${id}-description`;
  return (
    <div className={styles.field} data-disabled={isDisabled || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: an input cannot hold the mark; a label names a button as well. */}
      <button
        id={id}
        type="button"
        role="checkbox"
        className={styles.box}
        disabled={isDisabled}
        aria-checked={isIndeterminate ? 'mixed' : isChecked}
        aria-labelledby={`${id}-label`}
        aria-describedby={descriptionId}
        data-checked={isChecked || undefined}
        data-indeterminate={isIndeterminate || undefined}
        // Enter sends a form, and changes no checkbox.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        onClick={({ shiftKey }) => onChange(!isChecked, shiftKey)}
      >
        {(isChecked || isIndeterminate) && (
          <span className={styles.mark}>
            {isIndeterminate ? <MinusIcon size={14} /> : <CheckIcon size={14} />}
          </span>
        )}
      </button>
      <div className={classNames(styles.words, hideLabel && styles.hidden)}>
        <label id={`${id}-label`} htmlFor={id} className={styles.label}>
          {label}
        </label>
        {description !== undefined && (
          <p id={descriptionId} className={styles.description}>
            {description}
          </p>
        )}
      </div>
    </div>
  );
}
