import { AlertDialog as Library } from '@base-ui/react/alert-dialog';
import { rich, t } from '@ficus/i18n';
import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import { Button } from '../button/Button.tsx';
import { classNames } from '../class-names/class-names.ts';
import dialog from '../dialog/dialog.module.css';
import { Notice } from '../notice/Notice.tsx';
import { TextField } from '../text-field/TextField.tsx';
import styles from './confirm-dialog.module.css';

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  /** The person wants to leave things as they are. Not called while `isBusy`. */
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
  /** The question, such as 'Revoke the invitation?'. */
  readonly title: ReactNode;
  /** What will happen then, and whether it can be undone. */
  readonly children?: ReactNode;
  /** What the button does, as a verb. */
  readonly confirmLabel: string;
  /** Default: 'Cancel'. */
  readonly cancelLabel?: string | undefined;
  /** `danger` for what hurts. Default: `primary`. */
  readonly tone?: 'primary' | 'danger' | undefined;
  /** Has to be typed before the button does anything, for what cannot be undone. Default: nothing. */
  readonly typed?: string | undefined;
  /** The answer is under way. Default: false. */
  readonly isBusy?: boolean | undefined;
  /** What went wrong at the last try. */
  readonly error?: ReactNode;
}

/** Asks before something happens. Focus begins where nothing is lost: at the way back, or in the field to type into. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, isBusy = false, onCancel, title } = props;
  const first = useRef<HTMLElement>(null);
  return (
    <Library.Root open={isOpen} onOpenChange={(open) => !open && !isBusy && onCancel()}>
      <Library.Portal>
        <Library.Backdrop className={dialog.backdrop} />
        <Library.Viewport className={dialog.viewport}>
          <Library.Popup className={classNames(dialog.popup, dialog.sm)} initialFocus={first}>
            <header className={dialog.header}>
              <Library.Title className={dialog.title}>{title}</Library.Title>
            </header>
            <ConfirmForm {...props} first={first} />
          </Library.Popup>
        </Library.Viewport>
      </Library.Portal>
    </Library.Root>
  );
}

interface ConfirmFormProps extends ConfirmDialogProps {
  readonly first: RefObject<HTMLElement | null>;
}

/** What will happen, and the answers; what was typed is forgotten with the dialog. */
function ConfirmForm({
  children,
  confirmLabel,
  cancelLabel = t`Cancel`,
  tone = 'primary',
  typed,
  isBusy = false,
  error,
  onConfirm,
  onCancel,
  first,
}: ConfirmFormProps) {
  const [text, setText] = useState('');
  const isTyped = typed === undefined || text.trim() === typed;

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (isTyped && !isBusy) onConfirm();
  }

  const focus = (element: HTMLElement | null) => {
    first.current = element;
  };
  return (
    <form className={dialog.form} noValidate onSubmit={submit}>
      <div className={dialog.body}>
        {children !== undefined && (
          <Library.Description className={styles.text} render={<div />}>
            {children}
          </Library.Description>
        )}
        {typed !== undefined && (
          <TextField
            ref={focus}
            label={rich`Type ${<b className={styles.word}>{typed}</b>} to confirm`}
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
        {error !== undefined && error !== null && error !== '' && (
          <Notice tone="error" live="assertive">
            {error}
          </Notice>
        )}
      </div>
      <footer className={dialog.footer}>
        <Button
          ref={typed === undefined ? focus : undefined}
          aria-disabled={isBusy || undefined}
          onClick={() => !isBusy && onCancel()}
        >
          {cancelLabel}
        </Button>
        <Button type="submit" variant={tone} busy={isBusy} disabled={!isTyped}>
          {confirmLabel}
        </Button>
      </footer>
    </form>
  );
}
