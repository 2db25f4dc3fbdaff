import { Checkbox as Library } from '@base-ui/react/checkbox';
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
      <Library.Root
        id={id}
        className={styles.box}
        checked={isChecked}
        indeterminate={isIndeterminate}
        disabled={isDisabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={descriptionId}
        onCheckedChange={(checked, { event }) =>
          onChange(checked, 'shiftKey' in event && event.shiftKey === true)
        }
      >
        <Library.Indicator className={styles.mark}>
          {isIndeterminate ? <MinusIcon size={14} /> : <CheckIcon size={14} />}
        </Library.Indicator>
      </Library.Root>
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
