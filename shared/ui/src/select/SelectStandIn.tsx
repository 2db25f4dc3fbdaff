import { t } from '@ficus/i18n';
import type { KeyboardEvent } from 'react';
import { Field } from '../field/Field.tsx';
import { ChevronUpDownIcon } from '../icons/icons.tsx';
import styles from './select.module.css';
import type { SelectProps } from './select-props.ts';

interface SelectStandInProps<Value extends string>
  extends Omit<SelectProps<Value>, 'onChange' | 'opensAtOnce'> {
  /** Somebody wants to choose: put a `Select` with `opensAtOnce` in its place. */
  readonly onWanted: () => void;
  /** The `Select` is on its way. */
  readonly isComing: boolean;
}

/** Looks, is named and is pressed as a closed `Select`, and takes none of its code. */
export function SelectStandIn<Value extends string>({
  options,
  value,
  placeholder = t`Choose …`,
  prefix,
  isDisabled = false,
  onWanted,
  isComing,
  ...field
}: SelectStandInProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  function onKeyDown(event: KeyboardEvent) {
    const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
    if (!isLetter && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onWanted();
  }
  return (
    <Field {...field}>
      {(control) => (
        <button
          {...control}
          type="button"
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={false}
          aria-busy={isComing || undefined}
          className={styles.trigger}
          disabled={isDisabled}
          data-disabled={isDisabled || undefined}
          onClick={onWanted}
          onKeyDown={onKeyDown}
        >
          {prefix !== undefined && <span className={styles.prefix}>{prefix}</span>}
          <span className={styles.value} data-placeholder={chosen ? undefined : ''}>
            {chosen?.label ?? placeholder}
          </span>
          <span className={styles.icon} aria-hidden="true">
            <ChevronUpDownIcon />
          </span>
        </button>
      )}
    </Field>
  );
}
