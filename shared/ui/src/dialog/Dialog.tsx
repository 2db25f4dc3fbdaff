import { Dialog as Library } from '@base-ui/react/dialog';
import { t } from '@ficus/i18n';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { classNames } from '../class-names/class-names.ts';
import { IconButton } from '../icon-button/IconButton.tsx';
import { CloseIcon } from '../icons/basic-icons.tsx';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly isOpen: boolean;
  /** The person wants it closed: by Escape, the close button, or a press outside. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** What it is about, in a sentence; read out with the title. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Its buttons, the one that goes on last. */
  readonly footer?: ReactNode;
  /** Makes content and footer a form, which a submit button in the footer sends. The page is not loaded anew. */
  readonly onSubmit?: (() => void) | undefined;
  /** A press outside closes it; to be false while something typed would be lost. Default: true. */
  readonly isDismissable?: boolean | undefined;
  /** 24, 32 or 48 rem at most. Default: `md`. */
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** What has the focus first. Default: the first thing that can. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
}

/**
 * A window over the page that holds the focus until it is closed, and gives it back. The page behind cannot be scrolled
 * or reached meanwhile. On a phone it is a sheet from the lower edge.
 */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  footer,
  onSubmit,
  isDismissable = true,
  size = 'md',
  initialFocus,
}: DialogProps) {
  return (
    <Library.Root
      open={isOpen}
      disablePointerDismissal={!isDismissable}
      onOpenChange={(open) => !open && onClose()}
    >
      <Library.Portal>
        <Library.Backdrop className={styles.backdrop} />
        <Library.Viewport className={styles.viewport}>
          <Library.Popup
            className={classNames(styles.popup, styles[size])}
            initialFocus={initialFocus ?? true}
          >
            <header className={styles.header}>
              <div className={styles.words}>
                <Library.Title className={styles.title}>{title}</Library.Title>
                {description !== undefined && (
                  <Library.Description className={styles.description}>{description}</Library.Description>
                )}
              </div>
              <Library.Close
                className={styles.close}
                render={<IconButton label={t`Close`} icon={<CloseIcon />} size="sm" />}
              />
            </header>
            <DialogContent onSubmit={onSubmit} footer={footer}>
              {children}
            </DialogContent>
          </Library.Popup>
        </Library.Viewport>
      </Library.Portal>
    </Library.Root>
  );
}

/** What scrolls, and the buttons that stay below it. */
function DialogContent({
  onSubmit,
  footer,
  children,
}: Pick<DialogProps, 'onSubmit' | 'footer' | 'children'>) {
  function submit(event: FormEvent) {
    event.preventDefault();
    // A dialog stands in the tree of the view that opened it: its submit must not reach a form around that.
    event.stopPropagation();
    onSubmit?.();
  }
  const inner = (
    <>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </>
  );
  if (onSubmit === undefined) return inner;
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {inner}
    </form>
  );
}
