import { Toast as Library } from '@base-ui/react/toast';
import { t } from '@ficus/i18n';
import { CloseIcon, ErrorIcon, InfoIcon, SuccessIcon } from '../icons/basic-icons.tsx';
import styles from './toast.module.css';
import type { ToastOptions } from './use-toast.ts';

/** What the library carries along with a toast. */
export interface ToastData {
  readonly tone: NonNullable<ToastOptions['tone']>;
  readonly action: ToastOptions['action'];
}

const ICONS = { success: SuccessIcon, info: InfoIcon, error: ErrorIcon };

/** One toast: an icon, its words, and its buttons. */
export function ToastCard({ toast }: { readonly toast: Library.Root.ToastObject<ToastData> }) {
  const { close } = Library.useToastManager();
  const { tone, action } = toast.data ?? { tone: 'info', action: undefined };
  const ToneIcon = ICONS[tone];
  return (
    // The library hides what it announces elsewhere; what can have the focus must not be hidden.
    <Library.Root
      aria-hidden={false}
      toast={toast}
      className={styles.toast}
      swipeDirection={['right', 'down']}
    >
      <Library.Content className={styles.content}>
        <span className={styles.icon}>
          <ToneIcon size={18} />
        </span>
        <div className={styles.words}>
          <Library.Title className={styles.title} />
          <Library.Description className={styles.description} />
        </div>
        {action && (
          <button
            type="button"
            className={styles.action}
            onClick={() => {
              close(toast.id);
              action.onPress();
            }}
          >
            {action.label}
          </button>
        )}
        <Library.Close aria-hidden={false} className={styles.close} aria-label={t`Dismiss`}>
          <CloseIcon size={14} />
        </Library.Close>
      </Library.Content>
    </Library.Root>
  );
}
