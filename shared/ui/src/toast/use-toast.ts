import { createContext, useContext } from 'react';

export interface ToastOptions {
  /** What has happened, such as 'Invitation revoked'. */
  readonly title: string;
  readonly description?: string | undefined;
  /** Default: `success`. `error` is read out at once and stays until it is closed. */
  readonly tone?: 'success' | 'info' | 'error' | undefined;
  /** One thing to do about it, such as undoing it; the toast closes. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

export interface Toasts {
  /** Shows one, and says it to screen readers without interrupting. Returns its id. */
  readonly show: (options: ToastOptions) => string;
  readonly close: (id: string) => void;
}

export const ToastsContext = createContext<Toasts | undefined>(undefined);

/** Says in passing what has just been done. What must not be missed belongs into the page. Throws outside of `ToastProvider`. */
export function useToast(): Toasts {
  const toasts = useContext(ToastsContext);
  if (!toasts)
    throw new Error('useToast: no place for toasts here; render the component inside ToastProvider.');
  return toasts;
}
