import type { ToastOptions, Toasts } from './use-toast.ts';

/** Shows toasts under ids that are given to it. */
export interface ToastTarget {
  readonly show: (id: string, options: ToastOptions) => void;
  readonly close: (id: string) => void;
}

/** Toasts on their way to the place that shows them, whose code may come later. */
export interface ToastQueue {
  readonly toasts: Toasts;
  /** Hands over what has waited, and from then on each at once. Returns its undo. */
  readonly connect: (target: ToastTarget) => () => void;
}

/** `onWaiting`: a toast waits for its place. */
export function createToastQueue(onWaiting: () => void): ToastQueue {
  const waiting = new Map<string, ToastOptions>();
  let target: ToastTarget | undefined;
  let count = 0;
  return {
    toasts: {
      show(options) {
        count += 1;
        const id = `toast-${count}`;
        if (target) target.show(id, options);
        else {
          waiting.set(id, options);
          onWaiting();
        }
        return id;
      },
      close(id) {
        waiting.delete(id);
        target?.close(id);
      },
    },
    connect(next) {
      target = next;
      for (const [id, options] of waiting) next.show(id, options);
      waiting.clear();
      return () => {
        target = undefined;
      };
    },
  };
}
