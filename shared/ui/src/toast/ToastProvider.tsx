import { Toast as Library } from '@base-ui/react/toast';
import { t } from '@ficus/i18n';
import type { ReactNode } from 'react';
import { ToastCard } from './ToastCard.tsx';
import styles from './toast.module.css';
import type { ToastData } from './use-toast.ts';

/**
 * The place of a view's toasts; `useToast` works below it. They stay for 6 s, longer while a pointer or the focus is on
 * them; F6 leads the keyboard there. Three are shown at most.
 */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Library.Provider limit={3} timeout={6000}>
      {children}
      <Library.Portal>
        <Library.Viewport aria-label={t`Notifications`} className={styles.viewport}>
          <Toasts />
        </Library.Viewport>
      </Library.Portal>
    </Library.Provider>
  );
}

function Toasts() {
  const { toasts } = Library.useToastManager<ToastData>();
  return toasts.map((toast) => <ToastCard key={toast.id} toast={toast} />);
}
