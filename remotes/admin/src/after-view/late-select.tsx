import { type SelectProps, SelectStandIn } from '@ficus/ui';
import { useState } from 'react';
import { useAfterView } from './use-after-view.ts';

/**
 * A `Select` whose code comes with what comes after the view, and only where somebody wants to choose: a list of people has
 * one a row, and most are never opened.
 */
export function LateSelect<Value extends string>(props: SelectProps<Value>) {
  const { part, want, hasFailed } = useAfterView();
  const [isWanted, setWanted] = useState(false);
  if (isWanted && part) return <part.Select {...props} opensAtOnce />;
  return (
    <SelectStandIn
      {...props}
      isComing={isWanted && !hasFailed}
      onWanted={() => {
        setWanted(true);
        want();
      }}
    />
  );
}
