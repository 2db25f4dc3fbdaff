import { whenIdle } from '@ficus/remote-kit/after-view';
import { lazy, Suspense } from 'react';
import { useWanted } from '../after-view/use-part.ts';
import { PARTS } from './first-parts.ts';

// Its client is made in a moment of its own: with the first drawing in one task it would block the page noticeably.
const Creations = lazy(async () => {
  const module = await import(/* webpackChunkName: "create" */ './creations.tsx');
  await new Promise<void>((resolve) => whenIdle(resolve));
  module.prepareCreations();
  await new Promise<void>((resolve) => whenIdle(resolve));
  return module;
});

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
