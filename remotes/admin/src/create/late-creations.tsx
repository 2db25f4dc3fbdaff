import { lazy, Suspense } from 'react';
import { useWanted } from '../after-view/use-wanted.ts';
import { PARTS } from './first-parts.ts';

const Creations = lazy(() => import(/* webpackChunkName: "create" */ './creations.tsx'));

export interface CreationsProps {
  /** Whether somebody is to be made. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** Who is being made, and the dialog for another one. Its code comes when the people are there. */
export function LateCreations(props: CreationsProps) {
  const part = useWanted(props.isOpen);
  if (!part) return null;
  return (
    <Suspense>
      <Creations {...props} parts={{ ...PARTS, Dialog: part.Dialog }} />
    </Suspense>
  );
}
