import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { createToastQueue, type ToastQueue } from './toast-queue.ts';
import { ToastsContext } from './use-toast.ts';

export interface ToastPlaceProps {
  readonly queue: ToastQueue;
}

export interface ToastProviderProps {
  /** Shows the toasts: `ToastPlace`. Undefined until its code has come; toasts wait until then. */
  readonly place: ComponentType<ToastPlaceProps> | undefined;
  /** A toast waits for its place. */
  readonly onWaiting?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** `useToast` works below it. */
export function ToastProvider({ place: Place, onWaiting, children }: ToastProviderProps) {
  const latest = useRef(onWaiting);
  useEffect(() => {
    latest.current = onWaiting;
  });
  const [queue] = useState(() => createToastQueue(() => latest.current?.()));
  return (
    <ToastsContext value={queue.toasts}>
      {children}
      {Place && <Place queue={queue} />}
    </ToastsContext>
  );
}
