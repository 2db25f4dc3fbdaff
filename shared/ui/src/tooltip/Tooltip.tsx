import { Tooltip as Library } from '@base-ui/react/tooltip';
import { type ReactElement, useId, useState } from 'react';
import styles from './tooltip.module.css';

export interface TooltipProps {
  /** A few words more than the label says; nothing that a person without a pointer would miss. */
  readonly text: string;
  /** Default: `top`. */
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** One element that can have the focus. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A word on what an element does, while a pointer rests on it (for half a second) or the keyboard's focus is there. */
export function Tooltip({ text, side = 'top', children }: TooltipProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Library.Root open={isOpen} onOpenChange={(open) => setOpen(open)}>
      <Library.Trigger render={children} delay={500} aria-describedby={isOpen ? id : undefined} />
      <Library.Portal>
        <Library.Positioner className={styles.positioner} side={side} sideOffset={6} collisionPadding={8}>
          <Library.Popup id={id} role="tooltip" className={styles.popup}>
            {text}
          </Library.Popup>
        </Library.Positioner>
      </Library.Portal>
    </Library.Root>
  );
}
