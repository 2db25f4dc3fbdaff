import { Toast as Library } from '@base-ui/react/toast';
import { useMemo } from 'react';

export interface ToastOptions {
  /** What has happened, such as 'Invitation revoked'. */
  readonly title: string;
  readonly description?: string | undefined;
  /** Default: `success`. `error` is read out at once and stays until it is closed. */
  readonly tone?: 'success' | 'info' | 'error' | undefined;
  /** One thing to do about it, such as undoing it; the toast closes. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/** What the library carries along with a toast. */
export interface ToastData {
  readonly tone: NonNullable<ToastOptions['tone']>;
  readonly action: ToastOptions['action'];
}

export interface Toasts {
  /** Shows one, and says it to screen readers without interrupting. Returns its id. */
  readonly show: (options: ToastOptions) => string;
  readonly close: (id: string) => void;
}

/** Says in passing what has just been done. What must not be missed belongs into the page. */
export function useToast(): Toasts {
  const { add, close } = Library.useToastManager<ToastData>();
  return useMemo(
    () => ({
      show: ({ title, description, tone = 'success', action }) =>
        add({
          title,
          description,
          priority: tone === 'error' ? 'high' : 'low',
          ...(tone === 'error' ? { timeout: 0 } : {}),
          data: { tone, action },
        }),
      close,
    }),
    [add, close],
  );
}
