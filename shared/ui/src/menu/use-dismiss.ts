import { type RefObject, useEffect } from 'react';

/** While open, calls `onDismiss` when a pointer goes down, or focus lands, outside the element. */
export function useDismiss(
  element: RefObject<HTMLElement | null>,
  isOpen: boolean,
  onDismiss: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return;
    function leave(event: Event) {
      if (event.target instanceof Node && !element.current?.contains(event.target)) onDismiss();
    }
    document.addEventListener('pointerdown', leave, true);
    document.addEventListener('focusin', leave, true);
    return () => {
      document.removeEventListener('pointerdown', leave, true);
      document.removeEventListener('focusin', leave, true);
    };
  }, [element, isOpen, onDismiss]);
}
