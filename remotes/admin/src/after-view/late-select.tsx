import { useAfterViewFetch } from '@ficus/remote-kit/after-view';
import { type SelectProps, SelectStandIn } from '@ficus/ui';
import { useState } from 'react';
import { useAfterView } from './use-part.ts';

/**
 * A `Select` whose code comes with what comes after the view, and only where somebody wants to choose: a list of people has
 * one a row, and most are never opened.
 */
export function LateSelect<Value extends string>(props: SelectProps<Value>) {
  const { want } = useAfterViewFetch();
  const [isWanted, setWanted] = useState(false);
  function onWanted() {
    setWanted(true);
    want();
  }
  if (isWanted) return <WantedSelect {...props} onWanted={onWanted} />;
  return <SelectStandIn {...props} isComing={false} onWanted={onWanted} />;
}

function WantedSelect<Value extends string>({
  onWanted,
  ...props
}: SelectProps<Value> & { readonly onWanted: () => void }) {
  const { part, hasFailed } = useAfterView();
  if (part) return <part.Select {...props} opensAtOnce />;
  return <SelectStandIn {...props} isComing={!hasFailed} onWanted={onWanted} />;
}
