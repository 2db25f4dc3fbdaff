import type { ReactNode } from 'react';
import type { FieldProps } from '../field/Field.tsx';

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
  /** Takes the focus and opens as soon as it is there, in place of a `SelectStandIn` that was pressed. Default: false. */
  readonly opensAtOnce?: boolean | undefined;
}
