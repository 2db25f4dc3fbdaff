import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select as Library } from '@base-ui/react/select';
import { t } from '@ficus/i18n';
import type { ReactNode } from 'react';
import { Field, type FieldProps } from '../field/Field.tsx';
import { CheckIcon } from '../icons/basic-icons.tsx';
import { ChevronUpDownIcon } from '../icons/icons.tsx';
import styles from './select.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What choosing it means, in a few words. */
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface SelectProps<Value extends string> extends Omit<FieldProps, 'children'> {
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** Shown while nothing is chosen. Default: 'Choose …'. */
  readonly placeholder?: string | undefined;
  /** Stands before the value, such as 'Role:' where the label is hidden. */
  readonly prefix?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

/** Chooses one of a few. Arrow keys and letters choose, open or closed. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder = t`Choose …`,
  prefix,
  isDisabled = false,
  ...field
}: SelectProps<Value>) {
  const labels = Object.fromEntries(options.map((option) => [option.value, option.label]));
  return (
    // The page's security policy allows no style elements; what they would say stands in the module.
    <CSPProvider disableStyleElements>
      <Field {...field}>
        {(control) => (
          <Library.Root
            items={labels}
            value={value ?? null}
            disabled={isDisabled}
            onValueChange={(next) => next !== null && onChange(next)}
          >
            <Library.Trigger {...control} className={styles.trigger}>
              {prefix !== undefined && <span className={styles.prefix}>{prefix}</span>}
              <Library.Value className={styles.value} placeholder={placeholder} />
              <Library.Icon className={styles.icon}>
                <ChevronUpDownIcon />
              </Library.Icon>
            </Library.Trigger>
            <Library.Portal>
              <Library.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
                <Library.Popup className={styles.popup}>
                  {options.map((option) => (
                    <Option key={option.value} {...option} />
                  ))}
                </Library.Popup>
              </Library.Positioner>
            </Library.Portal>
          </Library.Root>
        )}
      </Field>
    </CSPProvider>
  );
}

function Option<Value extends string>({
  value,
  label,
  description,
  isDisabled = false,
}: SelectOption<Value>) {
  return (
    <Library.Item value={value} label={label} disabled={isDisabled} className={styles.option}>
      <Library.ItemIndicator className={styles.check} keepMounted>
        <CheckIcon />
      </Library.ItemIndicator>
      <span className={styles.words}>
        <Library.ItemText>{label}</Library.ItemText>
        {description !== undefined && <span className={styles.description}>{description}</span>}
      </span>
    </Library.Item>
  );
}
