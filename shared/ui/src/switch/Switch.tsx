import { Switch as Library } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import styles from './switch.module.css';

export interface SwitchProps {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly isOn: boolean;
  readonly isDisabled?: boolean | undefined;
  /** The change is under way: it stays where it is, keeps the focus, and takes no press. Default: false. */
  readonly isBusy?: boolean | undefined;
  readonly onChange: (isOn: boolean) => void;
}

/** Something that is on or off, and changes at once. */
export function Switch({
  label,
  description,
  isOn,
  isDisabled = false,
  isBusy = false,
  onChange,
}: SwitchProps) {
  const id = useId();
  const descriptionId = description === undefined ? undefined : `${id}-description`;
  return (
    <div className={styles.field} data-disabled={isDisabled || undefined}>
      <div className={styles.words}>
        <label id={`${id}-label`} htmlFor={id} className={styles.label}>
          {label}
        </label>
        {description !== undefined && (
          <p id={descriptionId} className={styles.description}>
            {description}
          </p>
        )}
      </div>
      <Library.Root
        id={id}
        className={styles.track}
        checked={isOn}
        disabled={isDisabled}
        readOnly={isBusy}
        aria-busy={isBusy || undefined}
        aria-labelledby={`${id}-label`}
        aria-describedby={descriptionId}
        onCheckedChange={(checked) => onChange(checked)}
      >
        <Library.Thumb className={styles.thumb} />
      </Library.Root>
    </div>
  );
}
