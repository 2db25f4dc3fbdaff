import { Toast as Library } from '@base-ui/react/toast';
import { t } from '@ficus/i18n';
import { useEffect } from 'react';
import { ToastCard, type ToastData } from './ToastCard.tsx';
import type { ToastPlaceProps } from './ToastProvider.tsx';
import styles from './toast.module.css';

/**
 * The place of a view's toasts. They stay for 6 s, longer while a pointer or the focus is on them; F6 leads the keyboard
 * there. Three are shown at most.
 */
export function ToastPlace({ queue }: ToastPlaceProps) {
  return (
    <Library.Provider limit={3} timeout={6000}>
      <Library.Portal>
        <Library.Viewport aria-label={t`Notifications`} className={styles.viewport}>
          <Toasts queue={queue} />
        </Library.Viewport>
      </Library.Portal>
    </Library.Provider>
  );
}

function Toasts({ queue }: ToastPlaceProps) {
  const { toasts, add, close } = Library.useToastManager<ToastData>();
  useEffect(
    () =>
      queue.connect({
        show: (id, { title, description, tone = 'success', action }) =>
          void add({
            id,
            title,
            description,
            priority: tone === 'error' ? 'high' : 'low',
            ...(tone === 'error' ? { timeout: 0 } : {}),
            data: { tone, action },
          }),
        close,
      }),
    [queue, add, close],
  );
  return toasts.map((toast) => <ToastCard key={toast.id} toast={toast} />);
}
