import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select as Library } from '@base-ui/react/select';
import { t } from '@ficus/i18n';
import { useEffect, useRef, useState } from 'react';
import { Field } from '../field/Field.tsx';
import { CheckIcon } from '../icons/basic-icons.tsx';
import { ChevronUpDownIcon } from '../icons/icons.tsx';
import styles from './select.module.css';
import type { SelectOption, SelectProps } from './select-props.ts';

/** Chooses one of a few. Arrow keys and letters choose, open or closed. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder = t`Choose …`,
  prefix,
  isDisabled = false,
  opensAtOnce = false,
  ...field
}: SelectProps<Value>) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!opensAtOnce) return;
    trigger.current?.focus();
    setOpen(true);
  }, [opensAtOnce]);
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
            open={isOpen}
            onOpenChange={(open) => setOpen(open)}
            onValueChange={(next) => next !== null && onChange(next)}
          >
            <Library.Trigger {...control} ref={trigger} className={styles.trigger}>
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
